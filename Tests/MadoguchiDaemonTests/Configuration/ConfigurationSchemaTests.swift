import Documents
import Messages
import Testing

@testable import MadoguchiDaemon

@Suite("The configuration's schema")
struct ConfigurationSchemaTests {
    private let schema = ConfigurationSchema.schema(in: .en, zones: systemZones)

    private func property(_ path: String) -> JSONValue? {
        path.split(separator: ".").reduce(schema as JSONValue?) { schema, step in
            step == "*" ? schema?["additionalProperties"] : schema?["properties"]?[String(step)]
        }
    }

    @Test("has every key that the reader looks for")
    func keys() throws {
        func keys(of schema: JSONValue, _ path: [String]) -> Set<[String]> {
            var found: Set<[String]> = []
            if case .object(let properties)? = schema["properties"] {
                for property in properties {
                    found.insert(path + [property.key])
                    found.formUnion(keys(of: property.value, path + [property.key]))
                }
            }
            if let free = schema["additionalProperties"] { found.formUnion(keys(of: free, path)) }
            return found
        }
        #expect(try KnownKeys.all().subtracting(keys(of: schema, [])).isEmpty)
    }

    @Test("knows words, ranges, defaults and what is expected")
    func values() {
        #expect(property("display.language")?["enum"] == .texts(["ja", "en"]))
        #expect(property("display.timezone")?["default"] == "UTC")
        #expect(property("delivery.smtp.port")?["maximum"] == .integer(65_535))
        #expect(property("delivery.smtp.port")?["default"] == .integer(25))
        #expect(property("delivery.transport")?["default"] == "maildir")
        #expect(property("follow_ups.retry.first")?["type"] == "string")
        #expect(property("plans.*.staffed")?["type"] == "array")
        #expect(property("plans.*.published.timezone")?["description"] != nil)
        #expect(property("guidance.variables.*")?["type"] == "string")
        #expect(property("calendars.*.builtin")?["enum"] == .texts(["us-federal", "jp"]))
        #expect(property("delivery.smtp.password") == nil)
    }

    @Test("asks for what is needed in each case, and for nothing else")
    func required() {
        #expect(schema["required"] == .texts(["plans"]))
        #expect(property("delivery.smtp")?["required"] == .texts(["host"]))
        // A combined plan has no hours of its own.
        #expect(property("plans.*")?["required"] == nil)
        #expect(property("plans.*")?["properties"]?["all_of"] != nil)
        #expect(schema["additionalProperties"] == .boolean(false))
        #expect(property("plans.*")?["additionalProperties"] == .boolean(false))
    }

    @Test("is in the reader's language")
    func languages() {
        let japanese = ConfigurationSchema.schema(in: .ja, zones: systemZones)
        #expect(japanese["title"] == .text(Wording.configurationTitle.ja))
        #expect(
            japanese["properties"]?["display"]?["properties"]?["timezone"]?["description"]
                == .text(Wording.zoneNameValue.ja))
    }
}
