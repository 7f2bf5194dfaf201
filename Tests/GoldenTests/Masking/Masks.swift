import Glibc

/// Puts placeholders in the places of what differs from run to run, and leaves everything else as it came.
struct Masks {
    /// Keys in JSON whose values are never the same.
    var keys: Set<String> = ["database", "free", "free_files", "log", "milliseconds", "total", "total_files", "uid"]
    let directory: String
    let startedAt: Int64
    /// As the client says it.
    let version: String

    func mask(_ json: JSONText) -> String {
        json.masking(keys).pretty
    }

    /// - Parameter captures: whose values are shown by their names.
    func mask(_ text: String, _ captures: Captures) -> String {
        var text = text.replacing(directory, with: "<dir>")
        for (name, value) in captures.values where value.count > 3 { text = text.replacing(value, with: "{\(name)}") }
        let moments = Moments(since: startedAt)
        text = moments.maskingWords(in: moments.maskingTimestamps(in: text))
        return maskPatterns(in: text)
    }

    private func maskPatterns(in text: String) -> String {
        text
            // An id begins with its time, in the digits of Crockford's base 32: with 0 and a letter until 2037.
            .replacing(#/\b0[a-hjkmnp-tv-z][0-9a-hjkmnp-tv-z]{11}\b/#, with: "<id>")
            .replacing(#/W\/"[0-9a-f]{8,16}"/#, with: "W/\"<etag>\"")
            .replacing(#/(?<before>\W)(?<number>\d+(?:\.\d+)?)( ?)(ms|ミリ秒)\b/#) { "\($0.before)<n>\($0.3)\($0.4)" }
            .replacing(#/\d[\d.,]* (?:B|[KMGT]iB)\b/#, with: "<size>")
            // As far ahead as the plan whose only year is a distant one.
            .replacing(#/\d{5} (d|日)(?: \d+ (?:h|時間|min|分))?/#) { "<many> \($0.1)" }
            .replacing(#/max-age=\d{7,}/#, with: "max-age=<long>")
            .replacing(#/\buid \d+/#, with: "uid <uid>")
            .replacing(#/usermod -aG \S+ [^\s,]+/#, with: "usermod -aG <group> <user>")
            // Containers have some file systems read-only.
            .replacing(#/Permission denied|Read-only file system|Operation not permitted/#, with: "<not permitted>")
            .replacing(version, with: "<version>")
            // In JSON, and at the beginning of a row.
            .replacing("\"\(Self.host)\"", with: "\"<host>\"").replacing("\n  \(Self.host)  ", with: "\n  <host>  ")
    }

    /// This machine's name.
    private static let host: String = {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return "localhost" }
        let name = String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return name.isEmpty ? "localhost" : name
    }()
}

extension String {
    /// The same with no more than two blanks in a row within a line: what stood in columns doesn't tell how wide the
    /// masked words were.
    var withNarrowColumns: String {
        lines.map { line in
            let indentation = line.prefix { $0 == " " }
            return indentation + line.dropFirst(indentation.count).replacing(#/ {3,}/#, with: "  ")
        }.joined(separator: "\n")
    }
}
