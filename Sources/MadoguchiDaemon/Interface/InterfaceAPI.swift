import Messages

/// Describes what a socket answers.
struct InterfaceAPI: API {
    let routes: [Route]

    /// - Parameter others: all other routes of the socket.
    init(of socket: SocketName, beside others: [Route], current: CurrentSnapshot) {
        // It describes itself, too.
        let described = others + [Self.route([], current)]
        let document = OpenAPIDocument(of: socket.file, routes: described)
        routes = [Self.route(Array(document.text.utf8), current)]
    }

    private static func route(_ document: [UInt8], _ current: CurrentSnapshot) -> Route {
        .get(
            "/openapi.json",
            RouteDescription(
                summary: "What this socket answers, as OpenAPI 3.1.", answers: [.other("application/json")]),
            .inline { request throws(Problem) in
                var query = QueryReader(request, in: current.snapshot)
                try query.finish()
                return .now(Response(json: document))
            })
    }
}
