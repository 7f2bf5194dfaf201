/// An answer as it came over the wire. [RFC 9112]
struct Answer {
    /// `HTTP/1.1 200 OK`
    var statusLine: String
    /// In their order.
    var fields: [(name: String, value: String)]
    /// Without what frames it.
    var body: [UInt8] = []
    /// Why there is less than was promised; nil where all has come.
    var fault: String?

    /// - Parameter name: in lower case.
    func field(_ name: String) -> String? {
        fields.first { $0.name.lowercased() == name }?.value
    }

    var status: Int { statusLine.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0 }
    var isInterim: Bool { (100..<200).contains(status) }
    var closes: Bool { field("connection")?.lowercased() == "close" }

    /// What a path leads to in the body; for `http`, the status.
    func word(at path: String) -> String? {
        path == "http" ? "\(status)" : json?.value(at: path)?.word
    }

    /// The body where it is JSON; a list of documents where it is JSON line by line.
    var json: JSONText? {
        guard let type = field("content-type"), !body.isEmpty else { return nil }
        let text = String(decoding: body, as: UTF8.self)
        if type.contains("ndjson") {
            let lines = text.split(separator: "\n").map { try? JSONText(String($0)) }
            return lines.contains { $0 == nil } ? nil : .array(lines.compactMap { $0 })
        }
        return type.contains("json") ? try? JSONText(text) : nil
    }
}
