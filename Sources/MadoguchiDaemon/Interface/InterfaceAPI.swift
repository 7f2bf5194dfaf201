import Messages
import Synchronization

/// Describes what a socket answers.
struct InterfaceAPI: API {
    let routes: [Route]

    /// - Parameter others: all other routes of the socket.
    init(of socket: SocketName, beside others: [Route], current: CurrentSnapshot) {
        let document = Document(of: socket, others: others, current: current)
        routes = [Self.route(document.bytes, current)]
    }

    private static func route(_ document: @escaping @Sendable () -> [UInt8], _ current: CurrentSnapshot) -> Route {
        .get(
            "/openapi.json",
            RouteDescription(
                summary: "What this socket answers, as OpenAPI 3.1.", answers: [.other("application/json")]),
            .inline { request throws(Problem) in
                var query = QueryReader(request, in: current.snapshot)
                try query.finish()
                return .now(Response(json: document()))
            })
    }

    /// Made when it is first asked for: most daemons are never asked, and making it takes as long as the rest of a start.
    private final class Document: Sendable {
        private let socket: SocketName
        private let described: [Route]
        private let made = Mutex<[UInt8]?>(nil)

        init(of socket: SocketName, others: [Route], current: CurrentSnapshot) {
            self.socket = socket
            // It describes itself, too.
            described = others + [InterfaceAPI.route({ [] }, current)]
        }

        @Sendable func bytes() -> [UInt8] {
            made.withLock { made in
                if let made { return made }
                let bytes = Array(OpenAPIDocument(of: socket.file, routes: described).text.utf8)
                made = bytes
                return bytes
            }
        }
    }
}
