import Messages
import Synchronization

/// Describes what a socket answers.
struct InterfaceAPI: API {
    let routes: [Route]

    /// - Parameter others: all other routes of the socket.
    init(of socket: SocketName, beside others: [Route], current: CurrentSnapshot) {
        // It describes itself, too.
        let itself = Self.route(current) { .now(Response(json: [])) }
        let document = Document(of: socket, routes: others + [itself])
        routes = [
            Self.route(current) {
                if let made = document.made { return .now(Response(json: made)) }
                return .later { Response(json: document.make()) }
            }
        ]
    }

    private static func route(_ current: CurrentSnapshot, _ answer: @escaping @Sendable () -> Reply) -> Route {
        .get(
            "/openapi.json",
            RouteDescription(
                summary: "What this socket answers, as OpenAPI 3.1.", answers: [.other("application/json")]),
            .inline { request throws(Problem) in
                var query = QueryReader(request, in: current.snapshot)
                try query.finish()
                return answer()
            })
    }

    /// Made when it is first asked for: most daemons are never asked, and making it takes as long as the rest of a start.
    private final class Document: Sendable {
        private let socket: SocketName
        private let routes: [Route]
        private let bytes = Mutex<[UInt8]?>(nil)

        init(of socket: SocketName, routes: [Route]) {
            self.socket = socket
            self.routes = routes
        }

        /// nil before it was made.
        var made: [UInt8]? { bytes.withLock { $0 } }

        /// Takes a tenth of a second, in which nobody waits for the lock: where several ask at once, each makes it.
        func make() -> [UInt8] {
            let document = Array(OpenAPIDocument(of: socket.file, routes: routes).text.utf8)
            bytes.withLock { $0 = document }
            return document
        }
    }
}
