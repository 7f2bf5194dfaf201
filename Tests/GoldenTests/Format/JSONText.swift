/// JSON as it stands in a text: its values stay spelt as they came. [RFC 8259]
enum JSONText: Equatable {
    /// A string with its quotes, a number, `true`, `false` or `null`.
    case plain(String)
    case array([JSONText])
    case object([Entry])

    struct Entry: Equatable {
        /// Without quotes.
        var key: String
        var value: JSONText
    }

    init(_ text: String) throws {
        var reader = JSONTextReader(text)
        self = try reader.document()
    }

    /// What a path leads to: keys and numbers of places with dots between them, as `follow_ups.0.id`.
    func value(at path: String) -> JSONText? {
        path.split(separator: ".").reduce(self) { found, step in
            switch found {
            case .object(let entries): entries.first { $0.key == step }?.value
            case .array(let values): Int(step).flatMap { values.indices.contains($0) ? values[$0] : nil }
            case .plain, nil: nil
            }
        }
    }

    /// A string without its quotes, another plain value as it stands.
    var word: String? {
        guard case .plain(let text) = self else { return nil }
        return text.hasPrefix("\"") ? String(text.dropFirst().dropLast()) : text
    }

    /// The same with placeholders for the values of some keys; `null` stays.
    func masking(_ keys: Set<String>) -> JSONText {
        switch self {
        case .plain: self
        case .array(let values): .array(values.map { $0.masking(keys) })
        case .object(let entries):
            .object(
                entries.map { entry in
                    let isMasked = keys.contains(entry.key) && entry.value != .plain("null")
                    return Entry(
                        key: entry.key, value: isMasked ? .plain("<\(entry.key)>") : entry.value.masking(keys))
                })
        }
    }
}

extension JSONText {
    /// Columns up to which a list stands on one line.
    private static let width = 100

    /// A key a line, keys in alphabetical order.
    var pretty: String { lines(indentation: "").joined(separator: "\n") }

    private func lines(indentation: String) -> [String] {
        let deeper = indentation + "  "
        switch self {
        case .plain(let text): return [text]
        case .array(let values):
            if let line = Self.line(values) { return [line] }
            return Self.enclosed(values.map { $0.lines(indentation: deeper) }, "[", "]", deeper, indentation)
        case .object(let entries):
            guard !entries.isEmpty else { return ["{}"] }
            let parts = entries.sorted { $0.key < $1.key }.map { entry -> [String] in
                var lines = entry.value.lines(indentation: deeper)
                lines[0] = "\"\(entry.key)\": \(lines[0])"
                return lines
            }
            return Self.enclosed(parts, "{", "}", deeper, indentation)
        }
    }

    private static func line(_ values: [JSONText]) -> String? {
        let words = values.map { value in if case .plain(let text) = value { text } else { String?.none } }
        guard !words.contains(nil) else { return nil }
        let line = "[" + words.compactMap(\.self).joined(separator: ", ") + "]"
        return line.count <= width ? line : nil
    }

    private static func enclosed(
        _ parts: [[String]], _ start: String, _ end: String, _ deeper: String, _ indentation: String
    ) -> [String] {
        var lines = [start]
        for (index, part) in parts.enumerated() {
            var part = part
            part[0] = deeper + part[0]
            if index < parts.count - 1 { part[part.count - 1] += "," }
            lines += part
        }
        return lines + [indentation + end]
    }
}
