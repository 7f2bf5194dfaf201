import FoundationEssentials
import MadoguchiAPI
import Messages
import NIOCore
import NIOHTTP1
import SupportHours
import Synchronization

/// A request to the desk: who asks, in which language, and how its page asks the control socket's routes.
struct DeskVisit: Sendable {
    let request: Request
    let actor: DeskActor
    let language: Language
    let snapshot: Snapshot
    let now: Instant
    /// The routes that the page or form says it asks.
    let uses: Set<DeskRoute>
    /// The control socket's routes.
    let routes: RouteTable
    let seal: DeskSeal

    var clock: PageClock { PageClock(snapshot.display, at: now) }

    /// The value of `name` in the page's path.
    func captured(_ name: String) -> String { request.captured(name) }

    /// The value of a query parameter; empty where it isn't there.
    func asked(_ name: String) -> String { request.target.query.first { $0.name == name }?.value ?? "" }

    // MARK: Links

    /// From the page to the desk's root: all links are relative, so that a proxy can serve the desk under any path.
    var root: String { String(repeating: "../", count: max(0, request.target.path.count - 2)) }

    var home: String { root.isEmpty ? "./" : root }

    /// - Parameter path: from the desk's root, as `queue/12`.
    func href(_ path: String) -> String { path.isEmpty ? home : root + path }

    // MARK: Asking

    /// Asks a route of the control socket, as the actor and in the page's language.
    ///
    /// - Parameters:
    ///   - path: of the route, which the page declares in `uses`.
    ///   - captures: the values of the names in it.
    ///   - query: empty values are left out.
    /// - Throws: the route's problem.
    func get<Answer: Decodable>(
        _ path: PathPattern, _ captures: [String: String] = [:], query: [(name: String, value: String)] = [],
        as type: Answer.Type = Answer.self
    ) async throws(DeskFault) -> Answer {
        try decode(try await bytes(of: .get(path), captures, query: query))
    }

    /// The page of a list that the visit's parameters and cursor lead to, of fifty rows.
    ///
    /// - Parameters:
    ///   - filters: parameters that the page and the route have by the same names.
    ///   - query: what the route is asked besides.
    ///   - none: shown where the filters are faulty.
    /// - Returns: the page, and what is wrong with the filters.
    func list<Page: Decodable>(
        _ path: PathPattern, filters: [String], query: [(name: String, value: String)] = [], none: Page
    ) async throws(DeskFault) -> (page: Page, fault: DeskFault?) {
        let asked: [(name: String, value: String)] = (filters + ["cursor"]).map { ($0, self.asked($0)) }
        do throws(DeskFault) {
            return (try await get(path, query: asked + query + [("limit", "50")]), nil)
        } catch {
            guard error.isOf(.invalidParameters) else { throw error }
            return (none, error)
        }
    }

    /// The same as ``get(_:_:query:as:)``, for what isn't JSON.
    func text(
        _ path: PathPattern, _ captures: [String: String] = [:], query: [(name: String, value: String)] = []
    ) async throws(DeskFault) -> String {
        String(decoding: try await bytes(of: .get(path), captures, query: query), as: UTF8.self)
    }

    /// Sends a JSON body to a route.
    ///
    /// - Parameter key: the `Idempotency-Key`, for routes that take one.
    func post<Answer: Decodable>(
        _ path: PathPattern, _ captures: [String: String] = [:], query: [(name: String, value: String)] = [],
        body: JSONValue, key: String? = nil, as type: Answer.Type = Answer.self
    ) async throws(DeskFault) -> Answer {
        try decode(try await bytes(of: .post(path), captures, query: query, body: body, key: key))
    }

    func decode<Answer: Decodable>(_ bytes: [UInt8], as type: Answer.Type = Answer.self) throws(DeskFault) -> Answer {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw DeskFault(.notAnswerable(error), in: language)
        }
    }

    /// - Returns: the body of the answer.
    func bytes(
        of route: DeskRoute, _ captures: [String: String], query: [(name: String, value: String)] = [],
        body: JSONValue? = nil, key: String? = nil
    ) async throws(DeskFault) -> [UInt8] {
        try await response(of: route, captures, query: query, body: body, key: key).bytes
    }

    /// The same, for an answer that is handed on as it comes.
    func response(
        of route: DeskRoute, _ captures: [String: String], query: [(name: String, value: String)] = [],
        body: JSONValue? = nil, key: String? = nil
    ) async throws(DeskFault) -> Response {
        guard uses.contains(route) else { throw DeskFault(Problem(.internal(reason: "\(route)")), in: language) }
        let response = await answer(to: try asking(route, captures, query: query, body: body, key: key))
        guard response.status >= 400 else { return response }
        guard let details = try? JSONDecoder().decode(ProblemDetails.self, from: Data(response.bytes)) else {
            throw DeskFault(Problem(.internal(reason: "\(response.status)")), in: language)
        }
        throw DeskFault(details)
    }

    private func asking(
        _ route: DeskRoute, _ captures: [String: String], query: [(name: String, value: String)], body: JSONValue?,
        key: String?
    ) throws(DeskFault) -> Request {
        var fields = HTTPHeaders([("accept-language", language.rawValue)])
        if body != nil { fields.add(name: "content-type", value: "application/json") }
        if let key { fields.add(name: "idempotency-key", value: key) }
        do {
            return Request(
                method: route.verb.rawValue, target: try RequestTarget(route.target(captures, query: query)),
                fields: fields, body: body.map { RequestBody(Array($0.line.utf8)) } ?? .none, uid: actor.uid,
                user: actor.user)
        } catch {
            throw DeskFault(error, in: language)
        }
    }

    private func answer(to request: Request) async -> Response {
        switch routes.reply(to: request) {
        case .now(let response): response
        case .later(let work): await work()
        // No page asks what has to be waited for.
        case .held, .events: Response(Problem(.internal(reason: "held")), in: language)
        }
    }
}

extension RequestBody {
    /// One that is there already.
    init(_ bytes: [UInt8]) {
        let rest = Once(ByteBuffer(bytes: bytes))
        self.init(length: bytes.count) { rest.take() }
    }

    private final class Once: Sendable {
        private let value: Mutex<ByteBuffer?>

        init(_ value: ByteBuffer) {
            self.value = Mutex(value)
        }

        func take() -> ByteBuffer? {
            value.withLock { value in
                defer { value = nil }
                return value
            }
        }
    }
}
