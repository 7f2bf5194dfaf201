import FoundationEssentials
import MadoguchiAPI

/// An answer of any transport: a status code, header fields but for those that frame the body, and the body.
struct HoursResponse: Sendable {
    var status: Int
    /// Lower-case names.
    var fields: [(name: String, value: String)]
    var body: [UInt8]

    /// JSON that must not be kept, unless `fields` says otherwise.
    init(
        _ value: some Encodable, status: Int = 200,
        fields: [(name: String, value: String)] = [("cache-control", "no-store")]
    ) {
        do {
            let type = (name: "content-type", value: "application/json")
            self.init(status: status, fields: [type] + fields, body: try Self.json(value))
        } catch {
            self.init(Problem.notAnswerable(error))
        }
    }

    init(_ problem: Problem, fields: [(name: String, value: String)] = []) {
        let usual = [
            (name: "content-type", value: "application/problem+json"), (name: "cache-control", value: "no-store"),
        ]
        // A problem consists of texts and a number, which can always be written.
        self.init(status: problem.status, fields: usual + fields, body: (try? Self.json(problem)) ?? [])
    }

    /// A page for people.
    init(text: String, type: String) {
        self.init(
            status: 200, fields: [("content-type", type), ("cache-control", "no-store")], body: Array(text.utf8))
    }

    /// The client's copy is good still. [RFC 9110 §15.4.5]
    static func notModified(fields: [(name: String, value: String)]) -> HoursResponse {
        HoursResponse(status: 304, fields: fields, body: [])
    }

    /// Keys in alphabetical order, so that equal answers are equal bytes.
    private static func json(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    private init(status: Int, fields: [(name: String, value: String)], body: [UInt8]) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}
