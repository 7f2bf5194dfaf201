import MadoguchiAPI
import Messages

@testable import MadoguchiDaemon

/// The reference of docs/http.md, made from the routes of both sockets.
struct InterfaceReference {
    let query: [Route]
    let control: [Route]

    /// A part of the document by what stands behind `generated:`; nil where there is no such part.
    func part(_ name: String) -> [String]? {
        switch name {
        case "routes": control.flatMap(lines(of:))
        case "objects": objects
        default: nil
        }
    }

    // MARK: Routes

    private func lines(of route: Route) -> [String] {
        let isPublic = query.contains { $0.operationID == route.operationID }
        let description = route.description
        var lines = [
            "### `\(route.method.rawValue) \(route.path.text)`", "",
            "\(description.summary) \(isPublic ? "On both sockets." : "On `control.sock`.")", "",
        ]
        var parameters = description.parameters.map { parameter in
            let kind = parameter.kind.words + (parameter.isRequired ? ", needed" : "")
            return "| `\(parameter.name)` | \(kind) | \(cell(parameter.about)) |"
        }
        if description.takesIdempotencyKey {
            let lengths = IdempotencyKey.lengths
            parameters.append(
                "| `Idempotency-Key:` | \(lengths.lowerBound) to \(lengths.upperBound) visible ASCII characters | "
                    + "the same key with the same request gives what the first one gave |")
        }
        if !parameters.isEmpty { lines += ["| parameter | | |", "|---|---|---|"] + parameters + [""] }
        if let body = description.body {
            let what = body.type.map { link(WireType.name(of: $0)) } ?? "none, or `{}`"
            let unit = body.isLines ? " a line" : ""
            let isOptional = body.isOptional && body.type != nil ? ", may be left out" : ""
            lines.append(
                "- Body: \(what)\(unit) (`\(body.mediaType)`, at most \(body.limit) bytes\(unit))\(isOptional)")
        }
        let answers = description.answers.map { answer in
            let what = answer.type.map { link(WireType.name(of: $0)) } ?? answer.mediaType.map { "`\($0)`" }
            return ["\(answer.status)", what, answer.mediaType == "application/x-ndjson" ? "a line" : nil]
                .compactMap(\.self).joined(separator: " ")
        }
        lines.append("- Answer: \(answers.joined(separator: ", "))")
        let own = route.problems.filter { !Self.common.contains($0) && !ProblemCode.ofStore.contains($0) }
        let codes = own.map { "`\($0.rawValue)` (\($0.status))" }
        let store = route.problems.contains(.storeIO) ? ["those of [the store](#where-something-cant-be-stored)"] : []
        if !codes.isEmpty || !store.isEmpty {
            lines.append("- Problems: \((codes + store).joined(separator: ", "))")
        }
        return lines + [""]
    }

    /// What any request can meet.
    static let common: [ProblemCode] = [
        .malformedRequest, .malformedTarget, .invalidParameters, .headTooLarge, .internal, .bodyNotTaken, .crossOrigin,
        .unreadableBody, .bodyTooLarge, .unsupportedContentType, .malformedJSON, .invalidFields,
    ]

    // MARK: Objects

    private var objects: [String] {
        OpenAPIDocument(of: "control.sock", routes: control).value["components"]?["schemas"].map { schemas in
            guard case .object(let members) = schemas else { return [] }
            return members.sorted { $0.key < $1.key }.flatMap { lines(of: $0.key, $0.value) }
        } ?? []
    }

    private func lines(of name: String, _ schema: JSONValue) -> [String] {
        var lines = ["### \(name)", ""]
        if case .text(let text)? = schema["description"] { lines += [text, ""] }
        guard case .object(let fields)? = schema["properties"] else {
            let parts = WireComponents.alternatives(of: name).map(link)
            return lines + ["\(parts.joined(separator: " or ")), with `line` and `status`.", ""]
        }
        var required: [JSONValue] = []
        if case .list(let names)? = schema["required"] { required = names }
        lines += ["| field | | |", "|---|---|---|"]
        for field in fields {
            var about = ""
            if case .text(let text)? = field.value["description"] { about = text }
            let kind = kind(of: field.value) + (required.contains(.text(field.key)) ? "" : ", may be absent")
            lines.append("| `\(field.key)` | \(kind) | \(cell(about)) |")
        }
        return lines + [""]
    }

    private func kind(of schema: JSONValue) -> String {
        if case .text(let reference)? = schema["$ref"] {
            return link(String(reference.split(separator: "/").last ?? ""))
        }
        if case .list(let kinds)? = schema["anyOf"] { return kinds.map(kind).joined(separator: " or ") }
        if case .list(let words)? = schema["enum"] {
            return words.map { "`\($0 == .null ? "null" : $0.line.filter { $0 != "\"" })`" }.joined(separator: ", ")
        }
        var types: [JSONValue] = []
        if let type = schema["type"] { types = [type] }
        if case .list(let several)? = schema["type"] { types = several }
        return types.map { type in
            switch type {
            case "array": "list of \(schema["items"].map(kind) ?? "")"
            case "object":
                schema["additionalProperties"].map { $0 == .boolean(false) ? "object" : "by name: \(kind(of: $0))" }
                    ?? "object"
            case "string": schema["format"] == "date-time" ? "instant" : schema["format"] == "date" ? "date" : "text"
            case "integer": "whole number"
            case "null": "`null`"
            case .text(let name): name
            default: ""
            }
        }
        .joined(separator: " or ")
    }

    private func link(_ name: String) -> String { "[\(name)](#\(name.lowercased()))" }

    private func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}

/// The objects of unions.
enum WireComponents {
    static func alternatives(of name: String) -> [String] {
        name == WireType.name(of: BatchResult.self) ? BatchResult.alternatives.map { WireType.name(of: $0) } : []
    }
}

extension ParameterKind {
    fileprivate var words: String {
        switch self {
        case .instant: "instant"
        case .duration: "duration"
        case .zone: "zone"
        case .words(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .flag: "`true`, `false`"
        case .whole(let range, let usual): "\(range.lowerBound) to \(range.upperBound), \(usual) by default"
        case .text: "text"
        case .address: "address"
        case .id: "id"
        case .cursor: "`cursor` of the previous page"
        }
    }
}
