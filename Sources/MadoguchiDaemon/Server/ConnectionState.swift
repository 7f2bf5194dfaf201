import NIOCore
import NIOHTTP1

/// The server's side of one HTTP/1.1 connection as a pure state machine: which request is answered when, what is read,
/// and how the connection ends. [RFC 9112]
///
/// Call the methods for events, then carry out what ``next()`` returns until it returns nil. Requests are answered one
/// at a time and in order, however many arrive at once. Each is passed on once by ``Action/answer(_:)``; its answer is
/// announced by ``answerBegan(isStream:isEndless:endsByClosing:mayGoOn:)`` and ended by ``answerEnded(isWhole:)``.
/// Nothing is read unless it is waited for. Nothing follows ``Action/close``.
///
/// An endless answer consists of events. Those that happen while the client reads nothing are left out, so that none
/// pile up; ``Action/catchUp`` follows once it reads again.
struct ConnectionState {
    enum Action {
        /// Answer this request.
        case answer(HTTPRequestHead)
        /// Answer an unreadable request, as the last one.
        case refuse(HTTPParserError)
        /// Tell the client to send its body. [RFC 9110 §10.1.1]
        case goAhead
        /// Deliver a part of the body that was asked for.
        case deliver(ByteBuffer)
        /// The body that was asked for is complete.
        case endBody
        /// The body that was asked for will never be complete.
        case failBody(HTTPParserError)
        /// Events were left out: write the present state.
        case catchUp
        /// End the endless answer, whole, by ``answerEnded(isWhole:)``; it is the last one.
        case endEvents
        /// Read the next bytes.
        case read
        /// Call ``quietOver()`` after this many milliseconds.
        case awaitQuiet(Int)
        /// Call ``outputFlushed()`` once everything has been written.
        case flush
        /// Close the output, and let the client read the last answer: if the connection were closed at once, a client
        /// that is still sending would lose it.
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
        /// The last answer is being written; the value says whether that was announced.
        case flushing(Bool)
        /// The last answer has been written; input is discarded until the client closes.
        case lingering
        case closed

        var isLingering: Bool {
            if case .lingering = self { true } else { false }
        }
    }

    /// A request in progress, from its head to the ends of its body and its answer.
    private struct Exchange {
        enum Answer {
            case awaited, begun, ended
        }

        let head: HTTPRequestHead
        var isBodyWhole = false
        var bodyFailure: HTTPParserError?
        var isBodyAskedFor = false
        /// Whether the client waits for 100 Continue before it sends its body.
        var awaitsGoAhead: Bool
        var answer = Answer.awaited
        /// Whether the answer consists of events, and ends only with the connection.
        var isEndless = false
        /// Whether the client has missed an event.
        var isBehind = false
        var isLast = false
        /// Bytes of its body that were discarded.
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
    /// Whether a head has arrived in part.
    private var isReadingHead = false
    private(set) var isQuiescing = false
    private var isAwaitingQuiet = false
    private var isToCloseOutput = false
    private var quietSeconds = 0
    private var isTooQuiet = false

    init(limits: ConnectionLimits) {
        self.limits = limits
    }

    /// The request that is being answered; nil where there is none.
    var current: HTTPRequestHead? { exchange?.head }

    /// Whether no request or answer is in progress.
    var isIdle: Bool { exchange == nil && inbox.isEmpty }

    /// Whether a complete request that arrives now may be answered at once.
    var isReadyForWhole: Bool {
        guard case .open = phase else { return false }
        return isIdle && isWritable && !isReadingHead && !isQuiescing && !hasInputEnded
    }

    // MARK: Events

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

    /// The input can't be read, nor anything after it.
    mutating func received(_ error: HTTPParserError) {
        guard case .open = phase else { return }
        inbox.append(.nonsense(error))
    }

    /// The read that ``Action/read`` asked for is complete.
    ///
    /// - Parameter sawPart: whether it contained part of a request.
    mutating func readCompleted(sawPart: Bool) {
        isReading = false
        if sawPart {
            isReadingHead = false
        } else if !isReadingHead {
            isReadingHead = true
            quietSeconds = 0
        }
    }

    /// The client has finished sending.
    mutating func inputEnded() {
        hasInputEnded = true
    }

    mutating func writabilityChanged(_ isWritable: Bool) {
        self.isWritable = isWritable
        quietSeconds = 0
    }

    /// The handler asks for the next part of the body.
    mutating func bodyAskedFor() {
        exchange?.isBodyAskedFor = true
    }

    /// An answer is about to begin that reads the body while it is written.
    ///
    /// - Returns: whether to send 100 Continue first; after the head of the answer it would be too late.
    mutating func goAheadForStream() -> Bool {
        guard let exchange, exchange.awaitsGoAhead, !exchange.isBodyWhole, inbox.isEmpty else { return false }
        self.exchange?.awaitsGoAhead = false
        return true
    }

    /// How the connection goes on after an answer, as the answer's head says.
    enum Persistence {
        case keepAlive
        /// For an HTTP/1.0 client, which must be told.
        case keepAliveTold
        case close
    }

    /// The answer's head is about to be written.
    ///
    /// - Parameters:
    ///   - isStream: whether the body is read while the answer is written.
    ///   - isEndless: whether the answer consists of events.
    ///   - endsByClosing: whether only closing the connection ends the answer.
    ///   - mayGoOn: whether the connection may carry another request.
    mutating func answerBegan(
        isStream: Bool = false, isEndless: Bool = false, endsByClosing: Bool = false, mayGoOn: Bool = true
    ) -> Persistence {
        guard var exchange, exchange.answer == .awaited else { return .close }
        defer { self.exchange = exchange }
        exchange.answer = .begun
        exchange.isEndless = isEndless
        quietSeconds = 0
        let head = exchange.head
        // A body that no handler asked for is discarded where it is small and certain to arrive.
        let isBodyInTheWay =
            !exchange.isBodyWhole && !isStream && !inbox.contains(where: \.isEndOfBody)
            && (exchange.awaitsGoAhead || head.contentLength.map { $0 > limits.discarded } ?? false)
        exchange.isLast =
            !head.isKeepAlive || head.leavesHTTP || endsByClosing || !mayGoOn || isBodyInTheWay
            || exchange.bodyFailure != nil || (isQuiescing && !inbox.contains(where: \.isHead))
        if exchange.isLast { return .close }
        return head.version == .http1_1 ? .keepAlive : .keepAliveTold
    }

    /// An event is to be written into an endless answer.
    ///
    /// - Parameter matters: whether the client has to catch up if it is left out.
    /// - Returns: whether to write it now; false where it is left out.
    mutating func eventHappened(matters: Bool = true) -> Bool {
        guard let exchange, exchange.isEndless, exchange.answer == .begun else { return false }
        // What is written after an event that was left out would be out of order.
        if isWritable, !exchange.isBehind { return true }
        if matters { self.exchange?.isBehind = true }
        return false
    }

    /// The answer has been written.
    ///
    /// - Parameter isWhole: false where it was cut short; the client notices because the connection is closed.
    mutating func answerEnded(isWhole: Bool = true) {
        guard exchange?.answer == .begun else { return }
        exchange?.answer = .ended
        hasAnswered = true
        quietSeconds = 0
        if !isWhole { exchange?.isLast = true }
    }

    /// The read that ``Action/read`` asked for was one complete request, and its answer has been written.
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

    /// The daemon shuts down: pending requests are answered, and the connection ends.
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

    /// Called once a second.
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
                // Requests that are being handled take their time, and so does a body that is answered as it arrives.
                // One that the answer waits for, or that is only discarded, may not.
                guard exchange.answer == .ended || (exchange.answer == .awaited && wantsBody) else { return }
                limit = limits.stalled
            } else {
                limit = isReadingHead || !hasAnswered ? limits.head : limits.idle
            }
        }
        if quietSeconds > limit { isTooQuiet = true }
    }

    // MARK: Actions

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
            if let action = bodyAction() ?? eventAction() { return action }
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

    /// The action for the handler that asked for the body.
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

    /// The action for an endless answer.
    private mutating func eventAction() -> Action? {
        guard let exchange, exchange.isEndless, exchange.answer == .begun else { return nil }
        if isQuiescing {
            self.exchange?.isEndless = false
            self.exchange?.isLast = true
            return .endEvents
        }
        guard exchange.isBehind, isWritable else { return nil }
        self.exchange?.isBehind = false
        return .catchUp
    }

    /// Discards the rest of a body whose request has been answered.
    ///
    /// - Returns: whether there was any.
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
        // A handler that asks for the body gets it even if the client reads nothing yet: the handler bounds its own
        // answers.
        guard !isReading, !hasInputEnded, inbox.isEmpty else { return nil }
        guard isWritable || wantsBody || phase.isLingering else { return nil }
        isReading = true
        return .read
    }

    /// Finishes the last answer.
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
