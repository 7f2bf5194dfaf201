import FollowUps
internal import NIOCore

/// Decides which messages may go, over which connection, and when another connection is wanted. It only decides; its
/// callers act.
///
/// A message waits in line until a ready connection has room in its window; then it begins data, and is queued for the
/// connection that takes it first. `Waiter` is the type of the callers that wait for outcomes.
struct SMTPPoolState<Waiter: Sendable> {
    typealias Ticket = SMTPTransaction.ID

    /// A message's stage.
    enum Stage {
        /// The waiter is nil until a caller waits.
        case inLine(Waiter?)
        /// Admitted, and beginning data.
        case beginningData
        case queued(Passage)
        case carried(Passage, by: SMTPConnectionID)
    }

    /// A message that has begun data.
    struct Passage {
        let transaction: SMTPTransaction
        let waiter: Waiter
        /// How many connections ended before it was this message's turn.
        var passedOn = 0
    }

    enum ConnectionStage {
        case opening, ready, leaving
    }

    /// What to do about an event.
    struct Effects {
        /// Waiters that go on: with an outcome, or with nil because the message is admitted.
        var answers: [(waiter: Waiter, outcome: DeliveryOutcome?)] = []
        var opened: [SMTPConnectionID] = []
        var woken: [SMTPConnectionID] = []
        /// Whether to call ``resumeExpansion()`` after a while.
        var pausesExpansion = false
    }

    let relay: SMTPRelay
    var messages: [Ticket: Stage] = [:]
    /// Outcomes of messages that nobody has waited for yet.
    var untold: [Ticket: DeliveryOutcome] = [:]
    /// Tickets in line and queued, in order; those that have moved on by now are skipped.
    var line = CircularBuffer<Ticket>()
    var queue = CircularBuffer<Ticket>()
    /// How many messages are past the line.
    var admitted = 0
    var connections: [SMTPConnectionID: ConnectionStage] = [:]
    var readyCount = 0
    var openingCount = 0
    /// Connections that found nothing to take. The last one is asked first, so that the others can become idle.
    var hungry: [SMTPConnectionID] = []
    /// Whether no connection is tried beyond those that are ready.
    var isExpansionPaused = false
    var isShutDown = false
    var effects = Effects()
    private var lastTicket: Ticket = 0
    private var lastConnection = 0

    init(relay: SMTPRelay) {
        self.relay = relay
    }

    mutating func takeEffects() -> Effects {
        defer { effects = Effects() }
        return effects
    }
}

// Admission.
extension SMTPPoolState {
    /// - Returns: its ticket, and whether it may begin data at once; nil after shutdown.
    mutating func enter() -> (ticket: Ticket, isAdmitted: Bool)? {
        if isShutDown { return nil }
        lastTicket += 1
        let isAdmitted = line.isEmpty && hasRoom
        messages[lastTicket] = isAdmitted ? .beginningData : .inLine(nil)
        if isAdmitted {
            admitted += 1
        } else {
            line.append(lastTicket)
        }
        expand()
        return (lastTicket, isAdmitted)
    }

    /// Waits for a message to be admitted.
    mutating func wait(_ waiter: Waiter, for ticket: Ticket) {
        switch messages[ticket] {
        case .inLine: messages[ticket] = .inLine(waiter)
        case .beginningData: effects.answers.append((waiter, nil))
        case nil, .queued, .carried:
            effects.answers.append((waiter, untold.removeValue(forKey: ticket) ?? .stopped))
        }
    }

    /// Queues a message that has begun data.
    mutating func enqueue(_ transaction: SMTPTransaction, _ waiter: Waiter) {
        guard case .beginningData = messages[transaction.id] else {
            effects.answers.append((waiter, .stopped))
            return
        }
        messages[transaction.id] = .queued(Passage(transaction: transaction, waiter: waiter))
        if isShutDown { return end(transaction.id, .stopped) }
        queue.append(transaction.id)
        wakeOne()
        expand()
    }

    /// Withdraws a message that isn't on the wire.
    ///
    /// - Returns: the connection that carries it, where it is too late.
    mutating func withdraw(_ ticket: Ticket) -> SMTPConnectionID? {
        if case .carried(_, let connection) = messages[ticket] { return connection }
        end(ticket, .stopped)
        admit()
        return nil
    }

    /// Removes a message once its waiter is told.
    mutating func end(_ ticket: Ticket, _ outcome: DeliveryOutcome) {
        switch messages.removeValue(forKey: ticket) {
        case nil: break
        case .inLine(nil): untold[ticket] = outcome
        case .inLine(let waiter?): effects.answers.append((waiter, outcome))
        case .beginningData: admitted -= 1
        case .queued(let passage), .carried(let passage, _):
            admitted -= 1
            effects.answers.append((passage.waiter, outcome))
        }
    }

    private var hasRoom: Bool { admitted < readyCount * relay.window }

    /// Admits as many as there is room for.
    mutating func admit() {
        while hasRoom, let ticket = line.popFirst() {
            guard case .inLine(let waiter) = messages[ticket] else { continue }
            messages[ticket] = .beginningData
            admitted += 1
            if let waiter { effects.answers.append((waiter, nil)) }
        }
    }

    mutating func wakeOne() {
        if let connection = hungry.popLast() { effects.woken.append(connection) }
    }

    /// Opens connections as the messages need them; the first one alone, because it may fail.
    mutating func expand() {
        if isShutDown { return }
        let called = (messages.count + relay.messagesPerConnection - 1) / relay.messagesPerConnection
        var wanted = min(relay.connections, called)
        if readyCount == 0 { wanted = min(wanted, 1) }
        let usable = readyCount + openingCount
        guard wanted > usable, readyCount == 0 || !isExpansionPaused else { return }
        for _ in usable..<wanted {
            lastConnection += 1
            let connection = SMTPConnectionID(rawValue: lastConnection)
            connections[connection] = .opening
            openingCount += 1
            effects.opened.append(connection)
        }
    }
}
