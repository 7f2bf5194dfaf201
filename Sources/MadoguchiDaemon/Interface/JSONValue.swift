import Documents

/// A JSON value to be written; its objects keep the order of their keys.
enum JSONValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    /// As written.
    case number(String)
    case text(String)
    case list([JSONValue])
    case object([Member])

    struct Member: Hashable, Sendable {
        let key: String
        var value: JSONValue
    }

    /// Nil values are left out.
    static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } })
    }

    static func integer(_ number: some BinaryInteger) -> JSONValue { .number("\(number)") }

    static func texts(_ texts: some Sequence<String>) -> JSONValue { .list(texts.map { .text($0) }) }

    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// An object with a member more, or with another value for it; nothing for nil.
    func with(_ key: String, _ value: JSONValue?) -> JSONValue {
        guard case .object(var members) = self, let value else { return self }
        if let index = members.firstIndex(where: { $0.key == key }) {
            members[index].value = value
        } else {
            members.append(Member(key: key, value: value))
        }
        return .object(members)
    }

    /// An object with the members of another one over its own.
    func merging(_ other: JSONValue) -> JSONValue {
        guard case .object(let members) = other else { return self }
        return members.reduce(self) { $0.with($1.key, $1.value) }
    }

    init(_ node: DocumentNode) {
        self =
            switch node.content {
            case .null: .null
            case .boolean(let word): .boolean(word == "true")
            case .number(let digits): .number(digits)
            case .text(let text): .text(text)
            case .sequence(let nodes): .list(nodes.map(Self.init))
            case .mapping(let entries):
                .object(entries.map { Member(key: $0.key, value: JSONValue($0.value)) })
            }
    }

    /// On several lines, indented by two blanks. [RFC 8259]
    var indented: String {
        var text = ""
        write(to: &text, lineStart: "\n")
        return text + "\n"
    }

    /// On one line. [RFC 8259]
    var line: String {
        var text = ""
        write(to: &text, lineStart: nil)
        return text
    }

    /// - Parameter lineStart: a line's end and the indentation of the next one; nil for one line.
    private func write(to text: inout String, lineStart: String?) {
        let deeper = lineStart.map { $0 + "  " }
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .number(let digits): text += digits
        case .text(let value): Self.write(value, to: &text)
        case .list(let values) where values.isEmpty: text += "[]"
        case .list(let values):
            text += "["
            for (index, value) in values.enumerated() {
                text += (index == 0 ? "" : ",") + (deeper ?? "")
                value.write(to: &text, lineStart: deeper)
            }
            text += (lineStart ?? "") + "]"
        case .object(let members) where members.isEmpty: text += "{}"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                text += (index == 0 ? "" : ",") + (deeper ?? "")
                Self.write(member.key, to: &text)
                text += deeper == nil ? ":" : ": "
                member.value.write(to: &text, lineStart: deeper)
            }
            text += (lineStart ?? "") + "}"
        }
    }

    private static func write(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case ..<" ":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
