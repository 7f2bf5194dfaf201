import Messages

/// Finds the route of a request: by path first, then by method.
struct RouteTable: Sendable {
    private let root: Node
    let routes: [Route]
    /// The language of answers to clients that name none.
    private let displayLanguage: @Sendable () -> Language
    private let style: AnswerStyle

    /// - Parameters:
    ///   - routes: no two with the same path and method.
    ///   - style: what the socket's answers have in common.
    init(
        _ routes: [Route], style: AnswerStyle = .plain, displayLanguage: @escaping @Sendable () -> Language
    ) {
        self.routes = routes
        self.style = style
        self.displayLanguage = displayLanguage
        var root = Node()
        for route in routes { root.insert(route, at: route.path.segments[...]) }
        self.root = root
    }

    /// - Parameter request: may be one that no route takes; the reply is a problem then.
    func reply(to request: Request) -> Reply {
        do {
            switch try dispatch(request) {
            case .now(let response): return .now(style.finish(response, request))
            case .events(let question, let head): return .events(question, head: style.finish(head, request))
            case .held(let question): return .held(question)
            case .later(let work): return .later { style.finish(await work(), request) }
            }
        } catch {
            return .now(response(to: error, for: request))
        }
    }

    /// - Parameter request: the one that meets the problem.
    func response(to problem: Problem, for request: Request) -> Response {
        style.finish(undressed(problem, for: request), request)
    }

    private func undressed(
        _ problem: Problem, for request: Request, fields: [(name: String, value: String)] = []
    ) -> Response {
        let language = request.acceptedLanguage ?? displayLanguage()
        var response = style.present(problem, request) ?? Response(problem, in: language)
        response.fields += fields
        return response
    }

    /// - Parameter language: the one that the client prefers; nil where it doesn't say.
    func response(to problem: Problem, in language: Language? = nil) -> Response {
        Response(problem, in: language ?? displayLanguage())
    }

    private func dispatch(_ request: Request) throws(Problem) -> Reply {
        var request = request
        guard let node = root.find(request.target.path[...], captures: &request.captures) else {
            throw Problem(.notFound(path: request.target.rawPath))
        }
        let verb = request.method == "HEAD" ? .get : HTTPVerb(rawValue: request.method)
        guard let verb, let route = node.routes[verb] else {
            let allowed = node.allowed
            let field = (name: "allow", value: allowed.joined(separator: ", "))
            if request.method == "OPTIONS" { return .now(Response(status: 204, fields: [field])) }
            let problem = Problem(.methodNotAllowed(request.method, allowed: allowed.filter { $0 != "OPTIONS" }))
            return .now(undressed(problem, for: request, fields: [field]))
        }
        request.description = route.description
        if route.description.body == nil, request.body.length != 0 { throw Problem(.bodyNotTaken) }
        if verb == .post { try Self.refuseOtherSites(request) }
        switch route.handler {
        case .inline(let handler): return try handler(request)
        case .concurrent(let handler):
            let asked = request
            return .later {
                do throws(Problem) {
                    return try await handler(asked)
                } catch {
                    return undressed(error, for: asked)
                }
            }
        }
    }

    /// A page of another site may post through its visitor's browser where a proxy stands before the socket; browsers
    /// send its origin, and the page can't prevent that. [RFC 6454 §7]
    private static func refuseOtherSites(_ request: Request) throws(Problem) {
        if let origin = request.field("origin") {
            let host = request.field("host") ?? ""
            guard ["http://\(host)", "https://\(host)"].contains(origin) else { throw Problem(.crossOrigin(origin)) }
        }
        if let site = request.field("sec-fetch-site"), site != "same-origin", site != "none" {
            throw Problem(.crossOrigin(site))
        }
    }

    /// The routes that begin with the same segments.
    private struct Node: Sendable {
        var routes: [HTTPVerb: Route] = [:]
        var literals: [String: Node] = [:]
        /// One node for all names: the name of a captured segment belongs to the route.
        private var captured: [Node] = []
        var captureName = ""

        mutating func insert(_ route: Route, at path: ArraySlice<PathPattern.Segment>) {
            switch path.first {
            case nil: routes[route.method] = route
            case .literal(let text): literals[text, default: Node()].insert(route, at: path.dropFirst())
            case .capture(let name):
                if captured.isEmpty { captured.append(Node()) }
                captureName = name
                captured[0].insert(route, at: path.dropFirst())
            }
        }

        /// Literal segments go before captures; an empty segment isn't captured.
        func find(_ path: ArraySlice<String>, captures: inout [String: String]) -> Node? {
            guard let segment = path.first else { return routes.isEmpty ? nil : self }
            if let found = literals[segment]?.find(path.dropFirst(), captures: &captures) { return found }
            guard !segment.isEmpty, let found = captured.first?.find(path.dropFirst(), captures: &captures) else {
                return nil
            }
            captures[captureName] = segment
            return found
        }

        var allowed: [String] {
            HTTPVerb.allCases.filter { routes[$0] != nil }.flatMap { $0 == .get ? ["GET", "HEAD"] : [$0.rawValue] }
                + ["OPTIONS"]
        }
    }
}
