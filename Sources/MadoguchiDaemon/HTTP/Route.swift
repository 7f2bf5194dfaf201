import Messages

/// A route: its input, its output, and its handler.
///
/// The dispatch, the description of the interface and the documentation are all generated from this.
struct Route: Sendable {
    enum Handler: Sendable {
        /// On the event loop: quick, and never waits.
        case inline(@Sendable (Request) throws(Problem) -> Reply)
        /// Off the event loop: may read the body, the store, and files.
        case concurrent(@Sendable (Request) async throws(Problem) -> Response)
    }

    let method: HTTPVerb
    let path: PathPattern
    let description: RouteDescription
    let handler: Handler

    static func get(_ path: PathPattern, _ description: RouteDescription, _ handler: Handler) -> Route {
        Route(method: .get, path: path, description: description, handler: handler)
    }

    static func post(_ path: PathPattern, _ description: RouteDescription, _ handler: Handler) -> Route {
        Route(method: .post, path: path, description: description, handler: handler)
    }
}

/// The methods of routes; HEAD comes with GET, and OPTIONS with every route.
enum HTTPVerb: String, CaseIterable, Sendable {
    case get = "GET"
    case post = "POST"
}

/// A route's description.
struct RouteDescription: Sendable {
    /// What it returns or does, in a line.
    var summary: String
    var parameters: [any QueryParameter] = []
    /// Whether it uses the header `Idempotency-Key`.
    var takesIdempotencyKey = false
    /// nil where it takes none.
    var body: BodyDescription?
    var answers: [AnswerDescription]
    /// Its problems, beyond those that any request can meet and those that follow from its input.
    var problems: [ProblemCode] = []
    /// Whether it asks the store, so that it meets the store's problems; of one that doesn't wait, nothing.
    var usesStore = true
    /// Whether its answer without parameters stays the same for a second, while the configuration does: it is prepared
    /// once for all clients. Its path may have the capture `{plan}`.
    var isPrepared = false

    static let none = RouteDescription(summary: "", answers: [])
}

/// The type that JSON in or out is made from.
typealias BodyType = Decodable & Encodable & SendableMetatype
typealias AnswerType = Decodable & Encodable & SendableMetatype

/// A request's body.
struct BodyDescription: Sendable {
    let mediaType: String
    /// The type that clients write; nil for none, or an empty object.
    let type: (any BodyType.Type)?
    /// Bytes; of a line, where it consists of lines.
    let limit: Int
    let isOptional: Bool
    /// Fields of the type that this route refuses.
    var refusing: [String] = []

    static func json(
        _ type: any BodyType.Type, limit: Int = 65_536, isOptional: Bool = false, refusing: [String] = []
    ) -> BodyDescription {
        BodyDescription(
            mediaType: "application/json", type: type, limit: limit, isOptional: isOptional, refusing: refusing)
    }

    /// Nothing, or an empty object.
    static let nothing = BodyDescription(mediaType: "application/json", type: nil, limit: 4_096, isOptional: true)

    /// One document a line, or none at all.
    static func lines(_ type: any BodyType.Type, limit: Int) -> BodyDescription {
        BodyDescription(mediaType: "application/x-ndjson", type: type, limit: limit, isOptional: true)
    }
}

/// A successful answer.
struct AnswerDescription: Sendable {
    let status: Int
    let mediaType: String?
    /// The JSON's type; of a line, where it consists of lines; nil for other media. Of several, it is one of them.
    let type: (any AnswerType.Type)?

    static func json(_ type: any AnswerType.Type, status: Int = 200) -> AnswerDescription {
        AnswerDescription(status: status, mediaType: "application/json", type: type)
    }

    static func lines(_ type: any AnswerType.Type) -> AnswerDescription {
        AnswerDescription(status: 200, mediaType: "application/x-ndjson", type: type)
    }

    static func other(_ mediaType: String) -> AnswerDescription {
        AnswerDescription(status: 200, mediaType: mediaType, type: nil)
    }

    static let notModified = AnswerDescription(status: 304, mediaType: nil, type: nil)
}

/// A path with names in braces for whole segments, as `/v1/plans/{plan}/windows`.
struct PathPattern: Hashable, Sendable, ExpressibleByStringLiteral {
    enum Segment: Hashable, Sendable {
        case literal(String)
        case capture(String)
    }

    let segments: [Segment]

    init(stringLiteral text: String) {
        segments = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { segment in
            segment.hasPrefix("{") && segment.hasSuffix("}")
                ? .capture(String(segment.dropFirst().dropLast())) : .literal(String(segment))
        }
    }

    var text: String {
        segments.map { segment in
            switch segment {
            case .literal(let text): "/\(text)"
            case .capture(let name): "/{\(name)}"
            }
        }.joined()
    }
}
