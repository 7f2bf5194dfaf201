import FoundationEssentials
import MadoguchiAPI

/// The daemon as the client sees it: questions and commands out, wire types and failures back.
final class Daemon {
    /// The timeout of an answer that isn't held.
    static let timeout = Duration.seconds(10)
    /// How long a batch may make no progress: a slow disk is no reason to give up.
    static let batchTimeout = Duration.seconds(60)

    /// How long the daemon may take to prepare a large answer.
    static let downloadTimeout = Duration.seconds(1_800)

    private let connection: HTTPConnection
    private let language: Language?
    private let limit: Duration?

    /// - Parameters:
    ///   - language: the language of texts for people; nil for the daemon's own.
    ///   - limit: how long a question may take at most; nil for no other limit than its own.
    init(socketPath: String, language: Language? = nil, atMost limit: Duration? = nil) {
        connection = HTTPConnection(socketPath: socketPath)
        self.language = language
        self.limit = limit
    }

    /// An answer, decoded and as it came.
    struct Reply<Body> {
        var body: Body
        var json: String
        /// The HTTP status.
        var status: Int
    }

    /// - Throws: ``DaemonError``.
    func get<Body: Decodable>(
        _ target: RequestTarget, within duration: Duration = timeout
    ) throws(DaemonError) -> Reply<Body> {
        try reply(in: send(request(target), within: duration))
    }

    /// Gets an answer that isn't JSON.
    ///
    /// - Parameter type: its media type.
    /// - Returns: the answer's body as it came.
    func get(_ target: RequestTarget, as type: String) throws(DaemonError) -> String {
        let response = try send(request(target, accept: "\(type), application/problem+json"))
        try checked(response)
        return String(decoding: response.body, as: UTF8.self)
    }

    /// - Parameters:
    ///   - body: nil for none.
    ///   - idempotencyKey: identifies the request, however often it is sent.
    ///   - lookup: the command that shows whether it was done, where no answer comes back; nil where the request may
    ///     safely be repeated.
    func post<Answer: Decodable>(
        _ target: RequestTarget, _ body: (any Encodable)? = nil, idempotencyKey: String? = nil,
        lookup: String? = "madoguchi queue list", within duration: Duration = timeout
    ) throws(DaemonError) -> Reply<Answer> {
        try reply(in: post(target, body, idempotencyKey: idempotencyKey, lookup: lookup, within: duration))
    }

    /// Posts a request whose answer only says that it succeeded.
    ///
    /// - Returns: the answer's body as it came.
    func post(_ target: RequestTarget) throws(DaemonError) -> String {
        let response: HTTPResponse = try post(target, nil, idempotencyKey: nil, lookup: "madoguchi queue stats")
        return String(decoding: response.body, as: UTF8.self)
    }

    /// Posts lines of JSON, and passes the answer's lines on as they arrive.
    ///
    /// - Throws: ``DaemonError``, and whatever `lines` throws.
    func post(_ target: RequestTarget, streaming lines: some StreamedBody) throws {
        let request = request(target, method: "POST", body: .jsonLines)
        do {
            try checked(connection.stream(request, lines, timeout: Self.batchTimeout))
            try lines.finish()
        } catch let error as TransportError {
            throw self.error(.transport(error))
        }
    }

    /// Posts a command whose answer may be of any length, and passes it on as it arrives.
    ///
    /// - Throws: ``DaemonError``, and whatever `receive` throws.
    func post(_ target: RequestTarget, downloading receive: ([UInt8]) throws -> Void) throws {
        let request = request(target, method: "POST")
        do {
            try checked(connection.download(request, timeout: Self.downloadTimeout, receive))
        } catch let error as TransportError {
            throw self.error(.transport(error))
        }
    }

    private func request(
        _ target: RequestTarget, method: String = "GET", accept: String = "application/json",
        body: HTTPRequest.Body = .none
    ) -> HTTPRequest {
        HTTPRequest(
            method: method, target: target.description, accept: accept, language: language?.code, body: body)
    }

    private func send(
        _ request: HTTPRequest, within duration: Duration = timeout
    ) throws(DaemonError) -> HTTPResponse {
        do throws(TransportError) {
            return try connection.get(request, within: min(duration, limit ?? duration))
        } catch {
            throw self.error(.transport(error))
        }
    }

    private func post(
        _ target: RequestTarget, _ body: (any Encodable)?, idempotencyKey: String?, lookup: String?,
        within duration: Duration = timeout
    ) throws(DaemonError) -> HTTPResponse {
        var request = request(target, method: "POST")
        if let body {
            let encoder = JSONEncoder()
            // A request that is sent once more is the same to the byte.
            encoder.outputFormatting = .sortedKeys
            guard let bytes = try? encoder.encode(body) else { throw error(.notUnderstood) }
            request.body = .json(Array(bytes))
        }
        if let idempotencyKey { request.fields.append((name: "Idempotency-Key", value: idempotencyKey)) }
        let response: HTTPResponse
        do throws(TransportError) {
            response = try connection.post(request, within: duration)
        } catch {
            guard let lookup, idempotencyKey == nil, [.timedOut, .connectionLost].contains(error) else {
                throw self.error(.transport(error))
            }
            throw self.error(.uncertain(lookup: lookup))
        }
        try checked(response)
        return response
    }

    private func checked(_ response: HTTPResponse) throws(DaemonError) {
        guard !(200..<300).contains(response.status) else { return }
        let problem = try? JSONDecoder().decode(ProblemDetails.self, from: Data(response.body))
        throw error(.refused(status: response.status, problem: problem))
    }

    private func reply<Body: Decodable>(in response: HTTPResponse) throws(DaemonError) -> Reply<Body> {
        try checked(response)
        guard let body = try? JSONDecoder().decode(Body.self, from: Data(response.body)) else {
            throw error(.notUnderstood)
        }
        return Reply(body: body, json: String(decoding: response.body, as: UTF8.self), status: response.status)
    }

    private func error(_ reason: DaemonError.Reason) -> DaemonError {
        DaemonError(socketPath: connection.socketPath, reason: reason)
    }
}
