import MadoguchiAPI

/// A part of what `control.sock` answers, without a transport.
protocol ControlAPI: Sendable {
    associatedtype Route: ControlRoute

    func reply(
        to request: ControlRequest, route: Route, query: QueryReader
    ) async throws(Problem) -> ControlReply
}

/// What there is, by path.
protocol ControlRoute: Sendable {
    /// - Returns: nil where the path is none of these.
    init?(_ path: [String])

    var methods: [String] { get }
}

extension ControlAPI {
    /// - Returns: nil where the path is none of this API's.
    func reply(to request: ControlRequest) async -> ControlReply? {
        do throws(Problem) {
            let target = try RequestTarget(request.target)
            guard let route = Route(target.path) else { return nil }
            guard route.methods.contains(request.method) else {
                let problem = Problem.methodNotAllowed(
                    request.method, allowed: route.methods.joined(separator: " or "))
                let allowed = route.methods.joined(separator: ", ")
                return .whole(HoursResponse(problem, fields: [("allow", allowed)]))
            }
            return try await reply(to: request, route: route, query: QueryReader(target))
        } catch {
            // Seconds after which it may help to ask again what couldn't be done.
            let retry = [(name: "retry-after", value: "10")]
            return .whole(HoursResponse(error, fields: error.status == 503 ? retry : []))
        }
    }
}
