import FoundationEssentials
import MadoguchiAPI
import Messages

/// A response on any socket: a status code, header fields except those that frame the body, and the body.
struct Response: Sendable {
    enum Body: Sendable {
        case bytes([UInt8])
        /// Written in parts, as fast as the client reads.
        ///
        /// - length: bytes, where it is known beforehand.
        case stream(length: Int64?, @Sendable (ResponseStream) async throws -> Void)
    }

    var status: Int
    /// Lower-case names.
    var fields: [(name: String, value: String)]
    var body: Body

    /// The body's bytes; none for a stream.
    var bytes: [UInt8] {
        switch body {
        case .bytes(let bytes): bytes
        case .stream: []
        }
    }

    init(status: Int, fields: [(name: String, value: String)], body: Body = .bytes([])) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// JSON that must not be cached, unless `fields` says otherwise.
    init(
        _ value: some Encodable, status: Int = 200,
        fields: [(name: String, value: String)] = [("cache-control", "no-store")]
    ) throws(Problem) {
        do {
            self.init(
                status: status, fields: [("content-type", "application/json")] + fields,
                body: .bytes(try Self.json(value)))
        } catch {
            throw .notAnswerable(error)
        }
    }

    /// - Parameter json: encoded already.
    init(json: [UInt8]) {
        self.init(
            status: 200, fields: [("content-type", "application/json"), ("cache-control", "no-store")],
            body: .bytes(json))
    }

    init(_ problem: Problem, in language: Language, fields: [(name: String, value: String)] = []) {
        let usual = [
            (name: "content-type", value: "application/problem+json"), (name: "cache-control", value: "no-store"),
        ]
        var all = usual + fields
        if let seconds = problem.message.code.retryAfter { all.append(("retry-after", "\(seconds)")) }
        // A problem consists of texts and a number, which can always be encoded.
        self.init(
            status: problem.status, fields: all,
            body: .bytes((try? Self.json(problem.details(in: language))) ?? []))
    }

    /// A page for people.
    init(text: String, type: String) {
        self.init(bytes: Array(text.utf8), type: type)
    }

    init(bytes: [UInt8], type: String) {
        self.init(
            status: 200, fields: [("content-type", type), ("cache-control", "no-store")], body: .bytes(bytes))
    }

    /// The client's copy is still valid. [RFC 9110 §15.4.5]
    static func notModified(fields: [(name: String, value: String)]) -> Response {
        Response(status: 304, fields: fields)
    }

    /// Sorted keys, so that equal answers are equal bytes.
    private static func json(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}

/// The destination of a streamed body.
struct ResponseStream: Sendable {
    /// Returns once the client has room for more.
    let write: @Sendable (_ bytes: [UInt8]) async throws -> Void
}

/// How a request is answered.
enum Reply: Sendable {
    case now(Response)
    /// Once its condition is met, or its time is up.
    case held(HeldQuestion)
    /// Events from now on, without an end.
    ///
    /// - head: its status and fields begin the answer.
    case events(EventQuestion, head: Response)
    /// Once this has run, off the event loop.
    case later(@Sendable () async -> Response)
}
