import MadoguchiAPI
import Messages
import SupportHours

/// The operations of a document, and what they share.
struct OpenAPIComponents {
    private var schemas = WireSchemas()
    private var responses: [(name: String, status: Int, codes: [ProblemCode])] = []

    var value: JSONValue {
        .object([
            "schemas": .object(schemas.components),
            "parameters": .object(["AcceptLanguage": Self.acceptLanguage]),
            "responses": .object(
                responses.map { response in
                    .init(key: response.name, value: Self.response(response.status, response.codes))
                }),
        ])
    }

    private static let acceptLanguage = JSONValue.object([
        "name": "Accept-Language", "in": "header",
        "description":
            "The language of what people read: `ja` or `en`, by preference; `display.language` where neither is named.",
        "schema": .object(["type": "string"]), "example": "ja",
    ])

    mutating func add(bodyOf route: RouteDescription) {
        if let type = route.body?.type { _ = schemas.reference(to: type, as: .body) }
    }

    /// - Parameter routes: those that its answers may lead to.
    mutating func operation(_ route: Route, among routes: [Route]) -> JSONValue {
        .object([
            "operationId": .text(route.operationID), "summary": .text(route.description.summary),
            "tags": .texts([route.tag]),
            "parameters": .list(parameters(of: route) + [Self.reference("parameters/AcceptLanguage")]),
            "requestBody": route.description.body.map { body($0) },
            "responses": .object(answers(of: route, among: routes) + problems(of: route)),
        ])
    }

    private static func reference(_ name: String) -> JSONValue {
        .object(["$ref": .text("#/components/\(name)")])
    }

    // MARK: Parameters

    /// A target has no control characters, escaped or not.
    fileprivate static let plain = #"^[^\u0000-\u001f\u007f]*$"#

    private func parameters(of route: Route) -> [JSONValue] {
        let path = route.path.segments.compactMap { segment -> JSONValue? in
            guard case .capture(let name) = segment else { return nil }
            let field = FieldName(type: "", name: name)
            return .object([
                "name": .text(name), "in": "path", "required": .boolean(true),
                "description": FieldNotes.note(of: field).map { .text($0) },
                "schema": .object(["type": "string", "minLength": .integer(1), "pattern": .text(Self.plain)]),
                "example": .text(FieldSamples.text(of: field)),
            ])
        }
        let query = route.description.parameters.map { parameter in
            JSONValue.object([
                "name": .text(parameter.name), "in": "query",
                "required": parameter.isRequired ? .boolean(true) : nil,
                "description": .text(parameter.about + parameter.kind.bounds),
                "schema": parameter.kind.schema, "example": parameter.kind.example(named: parameter.name),
            ])
        }
        var header: [JSONValue] = []
        if route.description.takesIdempotencyKey {
            header.append(
                .object([
                    "name": "Idempotency-Key", "in": "header",
                    "description": """
                    The same key with the same request gives what the first one gave (200); another request under it \
                    is a 409.
                    """,
                    "schema": .object([
                        "type": "string", "minLength": .integer(IdempotencyKey.lengths.lowerBound),
                        "maxLength": .integer(IdempotencyKey.lengths.upperBound), "pattern": "^[!-~]+$",
                    ]), "example": "order-1042",
                ]))
        }
        if route.isConditional {
            header.append(
                .object([
                    "name": "If-None-Match", "in": "header", "description": "The `ETag` of an answer that is at hand.",
                    "schema": .object(["type": "string"]),
                ]))
        }
        return path + query + header
    }

    // MARK: Bodies and answers

    private mutating func body(_ body: BodyDescription) -> JSONValue {
        let unit = body.isLines ? "A line has" : "It has"
        var media: JSONValue
        if let type = body.type {
            var schema = schemas.reference(to: type, as: .body)
            if !body.refusing.isEmpty {
                let refused = JSONValue.object(body.refusing.map { .init(key: $0, value: .never) })
                schema = .object(["allOf": .list([schema, .object(["properties": refused])])])
            }
            let sample = samples["\(type)"] ?? WireFields(of: type).sample
            media =
                body.isLines
                ? .object(["schema": .object([]), "x-line": schema, "example": .text(sample.line)])
                : .object(["schema": schema, "example": sample])
        } else {
            media = .object([
                "schema": .object(["type": "object", "additionalProperties": .boolean(false)]), "example": .object([]),
            ])
        }
        return .object([
            "required": .boolean(!body.isOptional), "description": .text("\(unit) \(body.limit) bytes at most."),
            "content": .object([.init(key: body.mediaType, value: media)]),
        ])
    }

    private mutating func answers(of route: Route, among routes: [Route]) -> [JSONValue.Member] {
        var statuses: [Int] = []
        for answer in route.description.answers where !statuses.contains(answer.status) {
            statuses.append(answer.status)
        }
        return statuses.map { status in
            let answers = route.description.answers.filter { $0.status == status }
            var content: [JSONValue.Member] = []
            for mediaType in answers.compactMap(\.mediaType) where !content.contains(where: { $0.key == mediaType }) {
                let types = answers.filter { $0.mediaType == mediaType }.compactMap(\.type)
                content.append(.init(key: mediaType, value: media(mediaType, types)))
            }
            return .init(
                key: "\(status)",
                value: .object([
                    "description": .text(Self.title(of: status)), "headers": headers(of: route, status),
                    "content": content.isEmpty ? nil : .object(content),
                    "links": links(from: route, status, answers, among: routes),
                ]))
        }
    }

    private static func title(of status: Int) -> String {
        switch status {
        case 201: "It is done, and on disk."
        case 304: "The answer at hand is still valid."
        default: "The answer."
        }
    }

    private mutating func media(_ mediaType: String, _ types: [any AnswerType.Type]) -> JSONValue {
        guard let first = types.first else { return .object(["schema": .object([])]) }
        let references = types.map { schemas.reference(to: $0, as: .answer) }
        let schema = references.count == 1 ? references[0] : .object(["anyOf": .list(references)])
        let sample = WireFields(of: (first as? any WireUnion.Type)?.alternatives.first ?? first).sample
        return mediaType == "application/x-ndjson"
            ? .object(["schema": .object([]), "x-line": schema])
            : .object(["schema": schema, "example": sample])
    }

    private func headers(of route: Route, _ status: Int) -> JSONValue? {
        guard route.isConditional else { return nil }
        let text = JSONValue.object(["type": "string"])
        return .object([
            "ETag": .object(["description": "Stays the same while the answer means the same.", "schema": text]),
            "Cache-Control": .object([
                "description": "`max-age` reaches to the next transition and no further.", "schema": text,
            ]),
        ])
    }

    /// A link for each route whose path goes on with a name that the answer has.
    private func links(
        from route: Route, _ status: Int, _ answers: [AnswerDescription], among routes: [Route]
    ) -> JSONValue? {
        let links = routes.compactMap { target -> JSONValue.Member? in
            let steps = target.path.segments.dropFirst(route.path.segments.count)
            guard target.path.segments.starts(with: route.path.segments), case .capture(let name)? = steps.first,
                let pointer = answers.lazy.compactMap({ Self.pointer(to: name, in: $0) }).first
            else { return nil }
            return .init(
                key: target.operationID,
                value: .object([
                    "operationId": .text(target.operationID),
                    "parameters": .object([.init(key: name, value: .text("$response.body#\(pointer)"))]),
                ]))
        }
        return links.isEmpty ? nil : .object(links)
    }

    /// A JSON Pointer to a field of what was created, or of the first element of a list that is never empty: that of the
    /// plans.
    private static func pointer(to name: String, in answer: AnswerDescription) -> String? {
        guard answer.mediaType == "application/json", let type = answer.type else { return nil }
        let fields = WireFields(of: type).fields
        if answer.status == 201, fields.contains(where: { $0.name == name }) { return "/\(name)" }
        guard name == "plan" else { return nil }
        return fields.lazy.compactMap { field in
            guard case .list(.object(let element)) = field.type,
                WireFields(of: element).fields.contains(where: { $0.name == name })
            else { return nil }
            return "/\(field.name)/0/\(name)"
        }
        .first
    }

    // MARK: Problems

    private mutating func problems(of route: Route) -> [JSONValue.Member] {
        _ = schemas.reference(to: ProblemDetails.self, as: .answer)
        let codes = Dictionary(grouping: route.problems, by: \.status)
        return codes.sorted { $0.key < $1.key }.map { status, codes in
            .init(key: "\(status)", value: Self.reference("responses/\(name(of: status, codes))"))
        }
    }

    /// Equal responses are one component.
    private mutating func name(of status: Int, _ codes: [ProblemCode]) -> String {
        let codes = codes.sorted { $0.rawValue < $1.rawValue }
        if let known = responses.first(where: { $0.status == status && $0.codes == codes }) { return known.name }
        let count = responses.count { $0.status == status }
        let name = count == 0 ? "Problem\(status)" : "Problem\(status)-\(count + 1)"
        responses.append((name, status, codes))
        return name
    }

    private static func response(_ status: Int, _ codes: [ProblemCode]) -> JSONValue {
        let types = codes.map { "/problems/\($0.rawValue)" }
        let sample = codes.first.map { code in
            JSONValue.object([
                "type": .text("/problems/\(code.rawValue)"), "title": .text(code.title.en), "status": .integer(status),
                "detail": .text(code.title.en),
            ])
        }
        return .object([
            "description": .text(
                zip(codes, types).map { "\($0.title.en): `\($1)`." }.joined(separator: " ")),
            "headers": codes.contains { $0.retryAfter != nil }
                ? .object([
                    "Retry-After": .object([
                        "description": "Seconds after which it may help to ask again.",
                        "schema": .object(["type": "integer"]),
                    ])
                ]) : nil,
            "content": .object([
                "application/problem+json": .object([
                    "schema": .object([
                        "allOf": .list([
                            reference("schemas/ProblemDetails"),
                            .object([
                                "properties": .object([
                                    "type": .object(["enum": .texts(types)]),
                                    "status": .object(["enum": .list([.integer(status)])]),
                                ])
                            ]),
                        ])
                    ]), "example": sample,
                ])
            ]),
        ])
    }

    /// Examples of bodies whose fields don't all go together.
    private let samples: [String: JSONValue] = [
        "FollowUpRequest": .object([
            "kind": "guidance", "plan": "basic", "to": "customer@example.com",
            "subject": "Your question about logging in", "text": "Please set your password again.",
            "when": .object(["after_staffed": "PT4H"]),
        ]),
        "RescheduleRequest": .object(["when": .object(["not_before": "2026-11-24T23:00:00+09:00"])]),
        "SuppressionRequest": .object(["address": "customer@example.com", "reason": "asked by telephone"]),
    ]
}

extension Route {
    /// Whether it answers `If-None-Match`.
    var isConditional: Bool { description.answers.contains { $0.status == 304 } }
}

extension ParameterKind {
    var schema: JSONValue {
        switch self {
        case .instant: .object(["type": "string", "format": "date-time"])
        case .duration: .object(["type": "string", "format": "duration"])
        case .zone: .object(["type": "string", "format": "time-zone"])
        case .words(let words): .object(["type": "string", "enum": .texts(words)])
        case .flag: .object(["type": "boolean"])
        case .whole(let range, let usual):
            .object([
                "type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
                "default": .integer(usual),
            ])
        case .text: .object(["type": "string", "pattern": .text(OpenAPIComponents.plain)])
        case .address: .object(["type": "string", "format": "email"])
        case .id: .object(["type": "string", "format": "id"])
        case .cursor: .object(["type": "string", "format": "cursor"])
        }
    }

    /// What its schema can't say.
    fileprivate var bounds: String {
        guard case .duration(let range) = self else { return "" }
        return
            "; \(DurationText.iso8601(seconds: range.lowerBound)) to \(DurationText.iso8601(seconds: range.upperBound))"
    }

    /// - Parameter name: the parameter's.
    func example(named name: String) -> JSONValue? {
        switch self {
        case .instant: "2026-11-24T23:00:00+09:00"
        case .duration(let range): .text(DurationText.iso8601(seconds: min(range.upperBound, 4 * 3_600)))
        case .zone: "Asia/Tokyo"
        case .words(let words): words.first.map { .text($0) }
        case .flag: .boolean(true)
        case .whole(_, let usual): .integer(usual)
        case .text, .id: .text(FieldSamples.text(of: FieldName(type: "", name: name)))
        case .address: "customer@example.com"
        case .cursor: nil
        }
    }
}
