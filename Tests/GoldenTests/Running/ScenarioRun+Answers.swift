extension ScenarioRun {
    /// Adds an answer: its status line, its fields in alphabetical order, and its body.
    ///
    /// - Parameter headOnly: whether the body is left out.
    func write(_ answer: Answer, headOnly: Bool = false) {
        var answer = answer
        if headOnly { answer.body = [] }
        let (body, isMasked) = text(of: answer)
        // The length of what differs from run to run differs, too; and of a body that didn't come, nobody knows.
        let hidesLength = isMasked || answer.body.isEmpty && answer.field("content-length") != "0"
        let fields = answer.fields.map { field -> String in
            let name = field.name.lowercased()
            switch name {
            case "date": return "date: <date>"
            case "content-length" where hidesLength: return "content-length: <length>"
            default: return "\(name): \(field.value)"
            }
        }
        write(([""] + [answer.statusLine] + fields.sorted()).joined(separator: "\n"))
        if !body.isEmpty { writeMasked("\n" + body) }
        if let fault = answer.fault { writeMasked("(\(fault))") }
    }

    /// The body as people read it, and whether there are placeholders in it.
    func text(of answer: Answer) -> (String, isMasked: Bool) {
        let type = answer.field("content-type") ?? ""
        if answer.body.isEmpty { return ("", false) }
        if type.hasPrefix("application/vnd.sqlite3") {
            return ("(\(answer.body.starts(with: Array("SQLite format 3\0".utf8)) ? "a database" : "bytes"))", true)
        }
        let plain: String
        let shown: String
        if let json = answer.json {
            let documents = if type.contains("ndjson"), case .array(let lines) = json { lines } else { [json] }
            plain = documents.map(\.pretty).joined(separator: "\n")
            shown = documents.map(masks.mask).joined(separator: "\n")
        } else {
            plain = String(decoding: answer.body, as: UTF8.self)
            shown =
                type.contains("text") && plain.hasPrefix("# HELP") || type.contains("openmetrics")
                ? MetricsMask.mask(plain) : plain
        }
        let masked = masks.mask(shown, captures)
        let isMasked = shown != plain || masked != shown
        return (masked.last?.isNewline == true ? String(masked.dropLast()) : masked, isMasked)
    }
}
