import SupportHours

/// A route of the control socket, as pages and forms of the desk name it: `GET /v1/queue`.
struct DeskRoute: Hashable, Sendable, CustomStringConvertible {
    let verb: HTTPVerb
    let path: PathPattern

    static func get(_ path: PathPattern) -> DeskRoute { DeskRoute(verb: .get, path: path) }

    static func post(_ path: PathPattern) -> DeskRoute { DeskRoute(verb: .post, path: path) }

    var description: String { "\(verb.rawValue) \(path.text)" }

    /// The target of a request for it.
    ///
    /// - Parameters:
    ///   - captures: the values of the names in its path.
    ///   - query: empty values are left out.
    func target(_ captures: [String: String], query: [(name: String, value: String)]) -> String {
        let given = query.filter { !$0.value.isEmpty }
            .map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }
        return path.filled(with: captures) + (given.isEmpty ? "" : "?" + given.joined(separator: "&"))
    }
}

extension PathPattern {
    /// With values, percent-encoded, in place of its names.
    func filled(with captures: [String: String]) -> String {
        segments.map { segment in
            switch segment {
            case .literal(let text): "/\(text)"
            case .capture(let name): "/\((captures[name] ?? "").percentEncoded)"
            }
        }.joined()
    }
}
