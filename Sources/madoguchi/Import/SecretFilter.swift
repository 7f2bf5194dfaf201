import FoundationEssentials

/// Keeps secrets out of idempotency keys: the daemon erases a secret once its message has left, and a key would still
/// confirm a guess at it.
struct SecretFilter: Sendable {
    /// The variables that some template declares as secret.
    var names: Set<String> = []

    private static let marker = Array("\"variables\"".utf8)

    /// A follow-up's JSON; without its secrets where it has any.
    func content(of json: [UInt8]) -> [UInt8] {
        guard !names.isEmpty, json.indices.contains(where: { json[$0...].starts(with: Self.marker) }),
            var members = try? JSONDecoder().decode([String: Member].self, from: Data(json)),
            case .object(var variables) = members["variables"],
            case let secrets = names.intersection(variables.keys), !secrets.isEmpty
        else { return json }
        for secret in secrets { variables[secret] = nil }
        members["variables"] = .object(variables)
        // The same members in another order are the same follow-up.
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // What could be decoded can be encoded.
        return (try? encoder.encode(members)).map(Array.init) ?? json
    }

    /// Any JSON.
    private indirect enum Member: Codable {
        case null
        case bool(Bool)
        case integer(Int64)
        case number(Double)
        case string(String)
        case array([Member])
        case object([String: Member])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let value = try? container.decode(Bool.self) {
                self = .bool(value)
            } else if let value = try? container.decode(Int64.self) {
                self = .integer(value)
            } else if let value = try? container.decode(Double.self) {
                self = .number(value)
            } else if let value = try? container.decode(String.self) {
                self = .string(value)
            } else if let value = try? container.decode([Member].self) {
                self = .array(value)
            } else {
                self = .object(try container.decode([String: Member].self))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .null: try container.encodeNil()
            case .bool(let value): try container.encode(value)
            case .integer(let value): try container.encode(value)
            case .number(let value): try container.encode(value)
            case .string(let value): try container.encode(value)
            case .array(let value): try container.encode(value)
            case .object(let value): try container.encode(value)
            }
        }
    }
}
