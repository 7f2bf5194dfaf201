import FollowUps
import LoggedEvents
import Logging
import Messages
internal import NIOCore
internal import Synchronization

/// Distributes messages over connections.
final class SMTPPool: Sendable {
    private struct Caller: Sendable {
        let continuation: CheckedContinuation<DeliveryOutcome?, Never>
        /// See ``Transport/deliver(_:beginData:endData:)``.
        let endData: (@Sendable () throws -> Void)?
    }

    private struct State {
        var messages: SMTPPoolState<Caller>
        var handles: [SMTPConnectionID: SMTPConnectionHandle] = [:]
        /// The last problem that was logged; nil once messages get through again.
        var loggedProblem: Wording?
        var closing: [CheckedContinuation<Void, Never>] = []
    }

    private let relay: SMTPRelay
    private let connector: SMTPConnector
    private let logger: Logger
    private let state: Mutex<State>

    init(connector: SMTPConnector, logger: Logger) {
        relay = connector.relay
        self.connector = connector
        self.logger = logger
        state = Mutex(State(messages: SMTPPoolState(relay: connector.relay)))
    }

    /// Sends one message.
    ///
    /// - Parameters:
    ///   - beginData: called before anything of the message leaves.
    ///   - endData: called before the end of its content leaves; where it is nil, the end leaves with a short content.
    func send(
        _ message: ComposedMessage, in envelope: Envelope, beginData: () async throws -> Void,
        endData: (@Sendable () throws -> Void)?
    ) async -> DeliveryOutcome {
        guard let (ticket, isAdmitted) = change({ $0.enter() }) else { return .stopped }
        return await withTaskCancellationHandler {
            if !isAdmitted,
                let outcome = await withCheckedContinuation({ continuation in
                    change { $0.wait(Caller(continuation: continuation, endData: endData), for: ticket) }
                })
            {
                return outcome
            }
            do {
                try await beginData()
            } catch {
                _ = change { $0.withdraw(ticket) }
                return .heldBack(error)
            }
            let transaction = SMTPTransaction(
                id: ticket, envelope: envelope, message: message, isEndDecided: endData == nil)
            let outcome = await withCheckedContinuation { continuation in
                change { $0.enqueue(transaction, Caller(continuation: continuation, endData: endData)) }
            }
            return outcome ?? .stopped
        } onCancel: {
            if let connection = change({ $0.withdraw(ticket) }) {
                handle(of: connection)?.hurry()
            }
        }
    }

    /// Ends all connections in good order, or after a few seconds without it.
    func shutDown() async {
        let connections = change { $0.shutDown() }
        for connection in connections { handle(of: connection)?.shutDown() }
        await withCheckedContinuation { waiter in
            let isOver = state.withLock { state in
                if state.handles.isEmpty { return true }
                state.closing.append(waiter)
                return false
            }
            if isOver { waiter.resume() }
        }
    }

    /// Changes the messages' state, and carries out the effects.
    private func change<Result: Sendable>(
        _ body: (inout sending SMTPPoolState<Caller>) -> sending Result
    ) -> Result {
        let (result, effects, woken) = state.withLock { state in
            let result = body(&state.messages)
            let effects = state.messages.takeEffects()
            return (result, effects, effects.woken.compactMap { state.handles[$0] })
        }
        for (caller, outcome) in effects.answers { caller.continuation.resume(returning: outcome) }
        for handle in woken { handle.wake() }
        for connection in effects.opened { connector.open(connection, for: self) }
        if effects.pausesExpansion {
            connector.schedule(after: relay.expansionPause) { self.change { $0.resumeExpansion() } }
        }
        return result
    }

    private func handle(of connection: SMTPConnectionID) -> SMTPConnectionHandle? {
        state.withLock { $0.handles[connection] }
    }
}

// Called by connections.
extension SMTPPool {
    /// The connection is established, and nothing has been sent on it.
    ///
    /// - Returns: whether it is still wanted.
    func opened(_ connection: SMTPConnectionID, _ handle: SMTPConnectionHandle) -> Bool {
        state.withLock { state in
            if state.messages.isShutDown { return false }
            state.handles[connection] = handle
            return true
        }
    }

    func becameReady(_ connection: SMTPConnectionID) {
        change { $0.becameReady(connection) }
    }

    /// Records the outcomes of a connection's messages, and gives it as many messages as it has room for.
    ///
    /// - Parameter mayPassOn: whether messages that weren't sent are worth another connection.
    func exchange(
        _ outcomes: [(ticket: SMTPTransaction.ID, outcome: DeliveryOutcome)], mayPassOn: Bool, for room: Int,
        on connection: SMTPConnectionID
    ) -> [SMTPTransaction] {
        change { messages in
            messages.finish(outcomes, mayPassOn: mayPassOn)
            return room > 0 ? messages.take(room, for: connection) : []
        }
    }

    /// Asks whether the end of a message's content may leave that is written on a connection.
    ///
    /// - Throws: why not.
    func endData(of ticket: SMTPTransaction.ID) throws {
        try state.withLock { $0.messages.waiter(for: ticket) }?.endData?()
    }

    func leaves(_ connection: SMTPConnectionID) {
        change { $0.leaves(connection) }
    }

    func ended(_ connection: SMTPConnectionID, problem: SMTPProblem?, wasOfUse: Bool) {
        let failure = problem.map { (DeliveryReport($0.trouble), $0.relayFault) }
        let isDown = change { $0.ended(connection, failure: failure, wasOfUse: wasOfUse) }
        let waiters = state.withLock { state in
            state.handles[connection] = nil
            guard state.handles.isEmpty else { return [CheckedContinuation<Void, Never>]() }
            defer { state.closing = [] }
            return state.closing
        }
        for waiter in waiters { waiter.resume() }
        if let problem { log(problem, isDown: isDown) }
    }

    /// The relay answers for messages on some connection.
    func isOfUse() {
        let wasDown = state.withLock { state in
            defer { state.loggedProblem = nil }
            return state.loggedProblem != nil
        }
        if wasDown { logger.debug("the relay accepts messages again") }
    }

    /// Logs each problem once, however many connections and messages meet it. The dispatcher reports a relay that is
    /// down, because it knows the consequences.
    private func log(_ problem: SMTPProblem, isDown: Bool) {
        let wording = problem.trouble.withoutAddresses.wording
        let isNew = state.withLock { state in
            if state.messages.isShutDown || state.loggedProblem == wording { return false }
            state.loggedProblem = wording
            return true
        }
        guard isNew else { return }
        if isDown { logger.debug("\(wording.en)") } else { logger.warning(wording) }
    }
}
