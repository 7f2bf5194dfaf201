import NIOCore
import NIOHTTP1

/// The server's side of one HTTP/1.1 connection, without the connection: which request is answered when, what is read,
/// and how it ends. [RFC 9112]
///
/// Tell it what happens, then do what ``next()`` says until it says nothing. Requests are answered one at a time and in
/// their order, however many come at once. Each is told by ``Action/answer(_:)`` once; its answer is announced by
/// ``answerBegan(isStream:endsByClosing:mayGoOn:)`` and ended by ``answerEnded(isWhole:)``. Nothing is read that nobody
/// waits for. After ``Action/close`` nothing more happens.
struct ConnectionState {
    enum Action {
        /// Make an answer to this request.
        case answer(HTTPRequestHead)
        /// Answer what can't be read, as the last thing.
        case refuse(HTTPParserError)
        /// Tell the client to send its body. [RFC 9110 §10.1.1]
        case goAhead
        /// Part of the body that was asked for.
        case deliver(ByteBuffer)
        /// The body that was asked for is whole.
        case endBody
        /// The body that was asked for will never be whole.
        case failBody(HTTPParserError)
        /// Take the next bytes in.
        case read
        /// Call ``quietOver()`` after so many milliseconds.
        case awaitQuiet(Int)
        /// Call ``outputFlushed()`` once everything has been written.
        case flush
        /// Say no more, and let the client read the last answer: closed at once, a client that is still sending would
        /// lose it.
        case closeOutput
        case close
    }

    private enum Item {
        case head(HTTPRequestHead)
        case body(ByteBuffer)
        case end
        case nonsense(HTTPParserError)

        var isHead: Bool {
            if case .head = self { true } else { false }
        }

        var isEndOfBody: Bool {
            if case .end = self { true } else { false }
        }
    }

    private enum Phase {
        case open
        /// The last answer is on its way out; whether that was told.
        case flushing(Bool)
        /// The last answer has gone; what the client says is passed over until it closes.
        case lingering
        case closed

        var isLingering: Bool {
            if case .lingering = self { true } else { false }
        }
    }

    /// A request on its way, from its head to the ends of its body and its answer.
    private struct Exchange {
        enum Answer {
            case awaited, begun, ended
        }

        let head: HTTPRequestHead
        var isBodyWhole = false
        var bodyFailure: HTTPParserError?
        var isBodyAskedFor = false
        /// Whether the client holds its body back until it is told to go on.
        var awaitsGoAhead: Bool
        var answer = Answer.awaited
        var isLast = false
        /// Bytes of its body that were thrown away.
        var discarded = 0
    }

    private let limits: ConnectionLimits
    private var phase = Phase.open
    private var inbox = CircularBuffer<Item>()
    private var exchange: Exchange?
    private var isReading = false
    private var isWritable = true
    private var hasInputEnded = false
    private var hasAnswered = false
    /// Bytes of a head have come, and it isn't whole.
    private var isReadingHead = false
    private(set) var isQuiescing = false
    private var isAwaitingQuiet = false
    private var isToCloseOutput = false
    private var quietSeconds = 0
    private var isTooQuiet = false

    init(limits: ConnectionLimits) {
        self.limits = limits
    }

    /// The request whose answer is to be made or is being written; nil where there is none.
    var current: HTTPRequestHead? { exchange?.head }

    /// Whether nothing of a request or an answer is on its way.
    var isIdle: Bool { exchange == nil && inbox.isEmpty }

    /// Whether a whole request that comes now may be answered at once.
    var isReadyForWhole: Bool {
        guard case .open = phase else { return false }
        return isIdle && isWritable && !isReadingHead && !isQuiescing && !hasInputEnded
    }

    // MARK: What happens

    mutating func received(_ part: HTTPServerRequestPart) {
        guard case .open = phase else { return }
        quietSeconds = 0
        switch part {
        case .head(let head):
            isReadingHead = false
            inbox.append(.head(head))
        case .body(let buffer): inbox.append(.body(buffer))
        case .end: inbox.append(.end)
        }
    }

    /// What comes can't be read, and nothing behind it can.
    mutating func received(_ error: HTTPParserError) {
        guard case .open = phase else { return }
        inbox.append(.nonsense(error))
    }

    /// What was asked for by ``Action/read`` has come.
    ///
    /// - Parameter sawPart: whether part of a request was in it.
    mutating func readCompleted(sawPart: Bool) {
        isReading = false
        if sawPart {
            isReadingHead = false
        } else if !isReadingHead {
            isReadingHead = true
            quietSeconds = 0
        }
    }

    /// The client sends no more.
    mutating func inputEnded() {
        hasInputEnded = true
    }

    mutating func writabilityChanged(_ isWritable: Bool) {
        self.isWritable = isWritable
        quietSeconds = 0
    }

    /// The handler wants to know what comes next in the body.
    mutating func bodyAskedFor() {
        exchange?.isBodyAskedFor = true
    }

    /// An answer is about to begin that reads the body while it is written.
    ///
    /// - Returns: whether the client has to be told first to send it: behind an answer's head that would be too late.
    mutating func goAheadForStream() -> Bool {
        guard let exchange, exchange.awaitsGoAhead, !exchange.isBodyWhole, inbox.isEmpty else { return false }
        self.exchange?.awaitsGoAhead = false
        return true
    }

    /// How the connection goes on after an answer, as the answer's head says.
    enum Persistence {
        case keepAlive
        /// To a client of HTTP/1.0, which wants to be told.
        case keepAliveTold
        case close
    }

    /// The answer's head is about to be written.
    ///
    /// - Parameters:
    ///   - isStream: whether the body is read on while the answer is written.
    ///   - endsByClosing: whether only the connection's end tells where the answer ends.
    ///   - mayGoOn: whether the connection may carry another request.
    mutating func answerBegan(
        isStream: Bool = false, endsByClosing: Bool = false, mayGoOn: Bool = true
    ) -> Persistence {
        guard var exchange, exchange.answer == .awaited else { return .close }
        defer { self.exchange = exchange }
        exchange.answer = .begun
        quietSeconds = 0
        let head = exchange.head
        // A body that nobody asked for is passed over where it is small and sure to come.
        let isBodyInTheWay =
            !exchange.isBodyWhole && !isStream && !inbox.contains(where: \.isEndOfBody)
            && (exchange.awaitsGoAhead || head.contentLength.map { $0 > limits.discarded } ?? false)
        exchange.isLast =
            !head.isKeepAlive || head.leavesHTTP || endsByClosing || !mayGoOn || isBodyInTheWay
            || exchange.bodyFailure != nil || (isQuiescing && !inbox.contains(where: \.isHead))
        if exchange.isLast { return .close }
        return head.version == .http1_1 ? .keepAlive : .keepAliveTold
    }

    /// The answer has been written.
    ///
    /// - Parameter isWhole: false where it was cut short: the client learns it from the connection's end.
    mutating func answerEnded(isWhole: Bool = true) {
        guard exchange?.answer == .begun else { return }
        exchange?.answer = .ended
        hasAnswered = true
        quietSeconds = 0
        if !isWhole { exchange?.isLast = true }
    }

    /// What was asked for by ``Action/read`` was one whole request, and its answer has been written.
    mutating func answeredAtOnce() {
        isReading = false
        hasAnswered = true
        quietSeconds = 0
    }

    mutating func outputFlushed() {
        guard case .flushing = phase else { return }
        phase = .lingering
        isToCloseOutput = true
        quietSeconds = 0
    }

    /// The daemon stops: what has been asked is answered, and the connection ends.
    mutating func quiesce() {
        isQuiescing = true
    }

    mutating func quietOver() {
        guard case .open = phase, isIdle, !isReadingHead else {
            isAwaitingQuiet = false
            return
        }
        phase = .flushing(false)
    }

    /// To be called once a second.
    mutating func secondPassed() {
        quietSeconds += 1
        let limit: Int
        switch phase {
        case .closed: return
        case .lingering: limit = limits.lingering
        case .flushing: limit = limits.stalled
        case .open where !isWritable && !wantsBody: limit = limits.stalled
        case .open:
            if let exchange {
                // Requests at work take their time, and so does a body that is answered as it comes. One that is waited for
                // with the answer, or only passed over, may not.
                guard exchange.answer == .ended || (exchange.answer == .awaited && wantsBody) else { return }
                limit = limits.stalled
            } else {
                limit = isReadingHead || !hasAnswered ? limits.head : limits.idle
            }
        }
        if quietSeconds > limit { isTooQuiet = true }
    }

    // MARK: What to do

    mutating func next() -> Action? {
        if isTooQuiet { return close() }
        switch phase {
        case .closed: return nil
        case .flushing(false):
            phase = .flushing(true)
            return .flush
        case .flushing(true): return nil
        case .lingering:
            if hasInputEnded { return close() }
            if isToCloseOutput {
                isToCloseOutput = false
                return .closeOutput
            }
            return readOn()
        case .open: return nextWhileOpen()
        }
    }

    private mutating func nextWhileOpen() -> Action? {
        while true {
            if let action = bodyAction() { return action }
            guard let exchange else { break }
            guard exchange.answer == .ended else { return wantsBody ? readOn() : nil }
            if exchange.isLast || exchange.discarded > limits.discarded { return end() }
            guard exchange.isBodyWhole else {
                if discard() { continue }
                return hasInputEnded ? end() : readOn()
            }
            self.exchange = nil
        }
        guard isWritable else { return nil }
        switch inbox.popFirst() {
        case .head(let head):
            exchange = Exchange(head: head, awaitsGoAhead: head.waitsForGoAhead && head.contentLength != 0)
            return .answer(head)
        case .nonsense(let error):
            phase = .flushing(false)
            inbox.removeAll()
            return .refuse(error)
        case .body, .end: return nextWhileOpen()
        case nil: break
        }
        if hasInputEnded { return end() }
        if isQuiescing, !isAwaitingQuiet {
            isAwaitingQuiet = true
            return .awaitQuiet(hasAnswered ? limits.gracePeriod.next : limits.gracePeriod.first)
        }
        return readOn()
    }

    private var wantsBody: Bool { exchange.map { $0.isBodyAskedFor && !$0.isBodyWhole } ?? false }

    /// What the handler that asked for the body gets.
    private mutating func bodyAction() -> Action? {
        guard let exchange, exchange.isBodyAskedFor else { return nil }
        if exchange.isBodyWhole {
            self.exchange?.isBodyAskedFor = false
            return exchange.bodyFailure.map(Action.failBody) ?? .endBody
        }
        switch inbox.first {
        case .body(let buffer):
            inbox.removeFirst()
            self.exchange?.isBodyAskedFor = false
            self.exchange?.awaitsGoAhead = false
            return .deliver(buffer)
        case .end:
            inbox.removeFirst()
            self.exchange?.isBodyWhole = true
            return bodyAction()
        case .nonsense(let error):
            inbox.removeFirst()
            self.exchange?.isBodyWhole = true
            self.exchange?.bodyFailure = error
            self.exchange?.isLast = true
            return bodyAction()
        case .head: return nil
        case nil:
            guard exchange.awaitsGoAhead else { return nil }
            self.exchange?.awaitsGoAhead = false
            return .goAhead
        }
    }

    /// Passes over what is left of a body whose request has been answered.
    ///
    /// - Returns: whether there was something.
    private mutating func discard() -> Bool {
        switch inbox.first {
        case .body(let buffer):
            inbox.removeFirst()
            exchange?.discarded += buffer.readableBytes
        case .end:
            inbox.removeFirst()
            exchange?.isBodyWhole = true
        case .nonsense:
            inbox.removeFirst()
            exchange?.isLast = true
        case .head, nil: return false
        }
        return true
    }

    private mutating func readOn() -> Action? {
        // A handler that asks for the body gets it, though the client reads nothing yet: it bounds what it answers itself.
        guard !isReading, !hasInputEnded, inbox.isEmpty else { return nil }
        guard isWritable || wantsBody || phase.isLingering else { return nil }
        isReading = true
        return .read
    }

    /// Sees the last answer out.
    private mutating func end() -> Action? {
        exchange = nil
        inbox.removeAll()
        phase = .flushing(false)
        return next()
    }

    private mutating func close() -> Action {
        isTooQuiet = false
        phase = .closed
        exchange = nil
        inbox.removeAll()
        return .close
    }
}
