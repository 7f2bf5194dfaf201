/// One connection of a browser: bytes and time in, actions out. [RFC 9112]
///
/// Each request goes to the daemon over a connection of its own, once it is here as a whole; so the daemon never sees half a
/// request, and an answer can't be taken for another request's. The browser's next request isn't looked at before the
/// answer has ended.
struct GatewayConnection {
    enum Action: Hashable {
        /// To the browser.
        case send([UInt8])
        /// To the daemon, over a new connection.
        case forward([UInt8])
        /// The connection to the daemon isn't needed any more.
        case endForward
        /// Once everything is sent.
        case close
    }

    /// Milliseconds.
    enum Limit {
        /// From the first byte of a head to its last.
        static let head: Int64 = 10_000
        static let body: Int64 = 30_000
        /// Between requests.
        static let pause: Int64 = 60_000
        /// Until the daemon's answer begins.
        static let answer: Int64 = 60_000
    }

    private enum State {
        case head(GatewayRequestReader)
        case body(GatewayRequest, host: String, [UInt8])
        /// Asked, without an answer yet.
        case waiting(GatewayRequest, HTTPResponseParser)
        case answering(HTTPResponseParser, GatewayForwarding.Framing, bodyIsSent: Bool)
        case closed
    }

    /// What the pages that the gateway makes itself look like.
    let page: @Sendable (GatewayRefusal) -> [UInt8]
    private var state = State.head(GatewayRequestReader())
    /// What came behind the request that is being answered.
    private var rest: [UInt8] = []
    private var hasInputEnded = false
    /// By when what is waited for must have come; nil where it may take any time.
    private(set) var deadline: Int64?
    /// Whether a request of the session has been asked or is being answered, so that others can't take its place.
    private(set) var isAdmitted = false
    /// How many requests of the session there have been, and ends of answers.
    private(set) var activity = 0

    init(at now: Int64, page: @escaping @Sendable (GatewayRefusal) -> [UInt8]) {
        self.page = page
        deadline = now + Limit.head
    }

    /// Whether the browser's bytes are wanted now.
    var wantsInput: Bool {
        guard !hasInputEnded else { return false }
        return switch state {
        case .head, .body: true
        case .waiting, .answering, .closed: false
        }
    }

    /// Whether nothing is being answered.
    var isBetweenRequests: Bool {
        if case .head(let reader) = state { !reader.hasBegun } else { false }
    }

    private var method: String = ""

    // MARK: The browser's side

    mutating func received(_ bytes: ArraySlice<UInt8>, at now: Int64, session: inout DeskSession) -> [Action] {
        var bytes = bytes
        return take(&bytes, at: now, session: &session)
    }

    /// The browser sends nothing more. It may still read.
    mutating func inputEnded() -> [Action] {
        hasInputEnded = true
        switch state {
        case .head, .body: return close()
        case .waiting, .answering, .closed: return []
        }
    }

    private mutating func take(
        _ bytes: inout ArraySlice<UInt8>, at now: Int64, session: inout DeskSession
    ) -> [Action] {
        while !bytes.isEmpty {
            switch state {
            case .head(var reader):
                if !reader.hasBegun { deadline = now + Limit.head }
                do throws(GatewayRefusal) {
                    let request = try reader.feed(&bytes)
                    state = .head(reader)
                    guard let request else { return [] }
                    let actions = take(request, at: now, session: &session)
                    if !actions.isEmpty { return actions + keep(&bytes, at: now, session: &session) }
                } catch {
                    return refuse(error, keepsConnection: false, at: now)
                }
            case .body(let request, let host, var body):
                let part = bytes.prefix(request.length - body.count)
                body += part
                bytes = bytes.dropFirst(part.count)
                guard body.count == request.length else {
                    state = .body(request, host: host, body)
                    return []
                }
                return forward(request, host: host, body: body, at: now) + keep(&bytes, at: now, session: &session)
            case .waiting, .answering, .closed:
                return keep(&bytes, at: now, session: &session)
            }
        }
        return []
    }

    /// Keeps what came behind a request until it is answered; after an answer of our own that is at once.
    private mutating func keep(
        _ bytes: inout ArraySlice<UInt8>, at now: Int64, session: inout DeskSession
    ) -> [Action] {
        if case .head = state { return take(&bytes, at: now, session: &session) }
        if case .closed = state { return [] }
        rest += bytes
        bytes = []
        return []
    }

    /// - Returns: nothing where the body is still to come.
    private mutating func take(_ request: GatewayRequest, at now: Int64, session: inout DeskSession) -> [Action] {
        method = request.method
        let admission = session.admit(request)
        // A body that isn't read would be taken for the next request.
        let mayGoOn = request.length == 0
        switch admission {
        case .refuse(let refusal):
            return refuse(refusal, keepsConnection: mayGoOn && refusal.keepsConnection, at: now)
        case .redirect: return answer(GatewayAnswers.redirect(cookie: nil), at: now)
        case .enter(let cookie, let crossesSites):
            activity += 1
            return answer(
                crossesSites ? GatewayAnswers.onwards(cookie: cookie) : GatewayAnswers.redirect(cookie: cookie), at: now
            )
        case .forward(let host):
            isAdmitted = true
            activity += 1
            guard request.length > 0 else { return forward(request, host: host, body: [], at: now) }
            state = .body(request, host: host, [])
            deadline = now + Limit.body
            return []
        }
    }

    private mutating func forward(
        _ request: GatewayRequest, host: String, body: [UInt8], at now: Int64
    ) -> [Action] {
        state = .waiting(request, HTTPResponseParser(takesBodyInParts: true, answersHead: request.method == "HEAD"))
        deadline = now + Limit.answer
        return [.forward(GatewayForwarding.bytes(of: request, host: host, body: body))]
    }

    // MARK: The daemon's side

    mutating func daemonSent(_ bytes: ArraySlice<UInt8>, at now: Int64, session: inout DeskSession) -> [Action] {
        switch state {
        case .waiting(let request, var parser):
            do throws(TransportError) {
                let end = try parser.feed(bytes)
                guard let head = parser.head else {
                    state = .waiting(request, parser)
                    return []
                }
                return begin(head, to: request, parser, isWhole: end != nil, at: now, session: &session)
            } catch {
                return refuse(.daemonUnreadable(isUncertain: !request.isReading), at: now)
            }
        case .answering(var parser, let framing, let bodyIsSent):
            do throws(TransportError) {
                let end = try parser.feed(bytes)
                let sent = part(of: &parser, framing, bodyIsSent)
                state = .answering(parser, framing, bodyIsSent: bodyIsSent)
                return end == nil ? sent : sent + finish(framing, at: now, session: &session)
            } catch {
                return close()
            }
        case .head, .body, .closed: return []
        }
    }

    /// The daemon's connection has ended.
    mutating func daemonEnded(at now: Int64, session: inout DeskSession) -> [Action] {
        switch state {
        case .waiting(let request, _): return refuse(.daemonGone(isUncertain: !request.isReading), at: now)
        case .answering(var parser, let framing, _):
            // An answer that ends with the connection is whole; of any other one a part is missing, and the browser learns
            // that by our closing.
            guard (try? parser.finish()) != nil else { return close() }
            return finish(framing, at: now, session: &session)
        case .head, .body, .closed: return []
        }
    }

    /// There is no connection to the daemon, or it was lost.
    ///
    /// - Parameter wasSent: whether the daemon may have read the request.
    mutating func daemonFailed(_ error: TransportError, wasSent: Bool, at now: Int64) -> [Action] {
        guard case .waiting(let request, _) = state else { return close() }
        // An unanswered one wasn't read to its end.
        let isUncertain = wasSent && !request.isReading && error != .unanswered
        switch error {
        case .notPermitted: return refuse(.daemonNotPermitted, at: now)
        case .timedOut: return refuse(.daemonSlow(isUncertain: isUncertain), at: now)
        default: return refuse(.daemonGone(isUncertain: isUncertain), at: now)
        }
    }

    private mutating func begin(
        _ head: HTTPResponse, to request: GatewayRequest, _ parser: HTTPResponseParser, isWhole: Bool, at now: Int64,
        session: inout DeskSession
    ) -> [Action] {
        var parser = parser
        guard let framing = GatewayForwarding.framing(of: head, to: request.method),
            let bytes = GatewayForwarding.bytes(ofHead: head, framing: framing, keepsConnection: !hasInputEnded)
        else { return refuse(.daemonUnreadable(isUncertain: !request.isReading), at: now) }
        let hasBody = request.method != "HEAD" && framing != .none
        deadline = nil
        let sent = [.send(bytes)] + part(of: &parser, framing, hasBody)
        state = .answering(parser, hasBody ? framing : .none, bodyIsSent: hasBody)
        return isWhole ? sent + finish(hasBody ? framing : .none, at: now, session: &session) : sent
    }

    private func part(
        of parser: inout HTTPResponseParser, _ framing: GatewayForwarding.Framing, _ isSent: Bool
    ) -> [Action] {
        let part = parser.takeBody()
        guard isSent, !part.isEmpty else { return [] }
        return [.send(framing == .chunked ? HTTPRequest.chunk(part) : part)]
    }

    private mutating func finish(
        _ framing: GatewayForwarding.Framing, at now: Int64, session: inout DeskSession
    ) -> [Action] {
        let last: [Action] = framing == .chunked ? [.send(HTTPRequest.lastChunk)] : []
        activity += 1
        return last + [.endForward] + goOn(at: now, session: &session)
    }

    // MARK: Time

    mutating func timePassed(_ now: Int64) -> [Action] {
        guard let deadline, now >= deadline else { return [] }
        switch state {
        case .head(let reader): return reader.hasBegun ? refuse(.slow, keepsConnection: false, at: now) : close()
        case .body: return refuse(.slow, keepsConnection: false, at: now)
        case .waiting(let request, _): return refuse(.daemonSlow(isUncertain: !request.isReading), at: now)
        case .answering, .closed: return []
        }
    }

    // MARK: Answers of our own

    /// The connection is another user's.
    mutating func refuseUser(at now: Int64) -> [Action] { refuse(.otherUser, keepsConnection: false, at: now) }

    private mutating func refuse(_ refusal: GatewayRefusal, keepsConnection: Bool = true, at now: Int64) -> [Action] {
        let wasAsked = if case .waiting = state { true } else { false }
        let goesOn = keepsConnection && !hasInputEnded && rest.isEmpty
        let bytes = GatewayAnswers.page(
            page(refusal), status: refusal.status, keepsConnection: goesOn, withoutBody: method == "HEAD")
        let sent = (wasAsked ? [Action.endForward] : []) + [.send(bytes)]
        guard goesOn else {
            state = .closed
            deadline = nil
            isAdmitted = false
            return sent + [.close]
        }
        pause(at: now)
        return sent
    }

    private mutating func answer(_ bytes: [UInt8], at now: Int64) -> [Action] {
        pause(at: now)
        return [.send(bytes)]
    }

    private mutating func pause(at now: Int64) {
        isAdmitted = false
        method = ""
        state = .head(GatewayRequestReader())
        deadline = now + Limit.pause
    }

    private mutating func goOn(at now: Int64, session: inout DeskSession) -> [Action] {
        guard !hasInputEnded || !rest.isEmpty else { return close() }
        pause(at: now)
        let kept = rest
        rest = []
        var bytes = kept[...]
        let actions = take(&bytes, at: now, session: &session)
        // Without a further byte to come, a request that isn't whole never is.
        return hasInputEnded && !actions.contains { if case .forward = $0 { true } else { false } }
            ? actions + close() : actions
    }

    private mutating func close() -> [Action] {
        let wasAsked =
            switch state {
            case .waiting, .answering: true
            case .head, .body, .closed: false
            }
        if case .closed = state { return [] }
        state = .closed
        deadline = nil
        isAdmitted = false
        return (wasAsked ? [.endForward] : []) + [.close]
    }
}
