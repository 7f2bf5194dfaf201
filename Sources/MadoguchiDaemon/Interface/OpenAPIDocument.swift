import MadoguchiAPI
import Messages

/// What a socket answers, made from its routes. [OpenAPI 3.1.1]
struct OpenAPIDocument {
    let value: JSONValue

    /// - Parameters:
    ///   - socket: its name, as `query.sock`.
    ///   - routes: all that it answers. The desk's pages aren't described: they are made for people, of what the other
    ///     routes answer, and what they refuse is a page, too.
    init(of socket: String, routes: [Route]) {
        let routes = routes.filter { !$0.isOfDesk }
        var components = OpenAPIComponents()
        // What is read comes first: a part of both is described as strictly as it is read.
        for route in routes { components.add(bodyOf: route.description) }
        var paths: [JSONValue.Member] = []
        for route in routes {
            let operation = components.operation(route, among: routes)
            let item = (paths.first { $0.key == route.path.text }?.value ?? .object([]))
                .with(route.method.rawValue.lowercased(), operation)
            if let index = paths.firstIndex(where: { $0.key == route.path.text }) {
                paths[index].value = item
            } else {
                paths.append(.init(key: route.path.text, value: item))
            }
        }
        value = .object([
            "openapi": "3.1.0",
            "info": .object([
                "title": .text("madoguchi on \(socket)"), "version": .text(Release.version),
                "description": .text(Self.description),
            ]),
            "servers": .list([
                .object(["url": "http://localhost", "description": .text("HTTP/1.1 on the Unix socket \(socket)")])
            ]),
            "tags": .list(Self.tags(routes).map { .object(["name": .text($0)]) }),
            "paths": .object(paths), "components": components.value,
        ])
    }

    var text: String { value.indented }

    private static let description = """
        Each path with GET answers HEAD as well, and each path OPTIONS, with the methods in `Allow` (204). A path that \
        isn't here is a 404 of the type `/problems/not-found`, another method a 405 of the type \
        `/problems/method-not-allowed`. A parameter that isn't here is refused, and so is a body where none is taken.

        Errors are `application/problem+json` (RFC 9457). What people read is in the language that `Accept-Language` likes \
        best, `ja` or `en`; `type`, `code`, `pointer` and the names of fields are the same in every language.

        Instants are RFC 3339; those of a request may lack an offset, and are read in the display zone then. Durations are \
        ISO 8601 (`PT4H`) or short (`4h`, `90m`). Intervals are `[start, end)`.
        """

    private static func tags(_ routes: [Route]) -> [String] {
        var tags: [String] = []
        for route in routes where !tags.contains(route.tag) { tags.append(route.tag) }
        return tags
    }
}

extension Route {
    /// What it is about: the first step of its path behind the version.
    var tag: String {
        path.segments.lazy.compactMap { segment in
            if case .literal(let text) = segment, text != "v1" { text } else { nil }
        }
        .first ?? ""
    }

    /// A name that no other route has: `get_plans_plan_availability`.
    var operationID: String {
        let steps = path.segments.compactMap { segment in
            switch segment {
            case .literal("v1"): nil as String?
            case .literal(let text): text
            case .capture(let name): name
            }
        }
        return ([method.rawValue.lowercased()] + steps).joined(separator: "_")
            .replacing("-", with: "_").replacing(".", with: "_")
    }

    /// Every problem that a request for it can meet, those of its path and method aside.
    var problems: [ProblemCode] {
        var codes: [ProblemCode] = [
            .malformedRequest, .malformedTarget, .invalidParameters, .headTooLarge, .internal,
        ]
        if let body = description.body {
            codes += [.unreadableBody, .bodyTooLarge, .unsupportedContentType]
            // Lines have their problems in their answers.
            if !body.isLines { codes += [.malformedJSON, .invalidFields] }
        } else {
            codes.append(.bodyNotTaken)
        }
        if method == .post { codes.append(.crossOrigin) }
        if description.takesIdempotencyKey { codes += [.malformedIdempotencyKey, .idempotencyConflict] }
        if case .concurrent = handler, description.usesStore { codes += ProblemCode.ofStore }
        return codes + description.problems.filter { !codes.contains($0) }
    }
}

extension BodyDescription {
    var isLines: Bool { mediaType == "application/x-ndjson" }
}

extension ProblemCode {
    static let ofStore: [ProblemCode] = [
        .storeFull, .storeReadOnly, .storeLocked, .storeCorrupt, .storeNewer, .storeExposed, .storeReplaced,
        .storeUnreachable, .storeUncertain, .storeIO, .storeClosed,
    ]
}

extension Route {
    /// Whether it is a page, a form or a file of the desk.
    var isOfDesk: Bool { path.segments.first == .literal("desk") }
}
