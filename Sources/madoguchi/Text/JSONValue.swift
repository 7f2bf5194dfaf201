/// JSON that keeps the order of keys, unlike `JSONEncoder`. [RFC 8259]
indirect enum JSONValue {
    case null
    case bool(Bool)
    case integer(Int64)
    case string(String)
    case array([JSONValue])
    case object(KeyValuePairs<String, JSONValue>)

    /// A string, or `null` for nil.
    init(_ text: String?) {
        self = text.map(JSONValue.string) ?? .null
    }

    /// Compact JSON text.
    var text: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .string(let value): Self.quoted(value)
        case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { Self.quoted($0.key) + ":" + $0.value.text }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ string: String) -> String {
        var result = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20: result += scalar.jsonEscape
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
