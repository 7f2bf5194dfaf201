import FollowUps
internal import NIOCore

/// Which letters may go, over which connection, and when a connection more is wanted. It decides, and others act.
///
/// A letter stands in line until a connection that is ready has room in its window; it is marked then, and queued for
/// whichever connection takes it first. `Waiter` is whatever wants to be told.
struct SMTPPoolState<Waiter: Sendable> {
    typealias Ticket = SMTPTransaction.ID

    /// Where a letter stands.
    enum Stage {
        /// The waiter is nil until somebody waits.
        case inLine(Waiter?)
        /// Admitted, and being marked.
        case marking
        case queued(Passage)
        case carried(Passage, by: SMTPConnectionID)
    }

    /// A marked letter.
    struct Passage {
        let transaction: SMTPTransaction
        let waiter: Waiter
        /// How many connections ended before it was this letter's turn.
        var passedOn = 0
    }

    enum ConnectionStage {
        case opening, ready, leaving
    }

    /// What is to be done about an event.
    struct Effects {
        /// Who goes on: with an outcome, or, for nil, because the letter is admitted.
        var answers: [(waiter: Waiter, outcome: DeliveryOutcome?)] = []
        var opened: [SMTPConnectionID] = []
        var woken: [SMTPConnectionID] = []
        /// Whether to call ``resumeExpansion()`` after a while.
        var pausesExpansion = false
    }

    let relay: SMTPRelay
    var letters: [Ticket: Stage] = [:]
    /// What became of letters for which nobody waited yet.
    var untold: [Ticket: DeliveryOutcome] = [:]
    /// Tickets in line and queued, in their order; those that stand elsewhere by now are passed over.
    var line = CircularBuffer<Ticket>()
    var queue = CircularBuffer<Ticket>()
    /// How many letters are beyond the line.
    var admitted = 0
    var connections: [SMTPConnectionID: ConnectionStage] = [:]
    var readyCount = 0
    var openingCount = 0
    /// Connections that found nothing to take. The last one is asked first, so that others may grow idle.
    var hungry: [SMTPConnectionID] = []
    /// Whether no further connection is tried beside those that are ready.
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

// A letter's way in.
extension SMTPPoolState {
    /// - Returns: its ticket, and whether it may be marked at once; nil after the end.
    mutating func enter() -> (ticket: Ticket, isAdmitted: Bool)? {
        if isShutDown { return nil }
        lastTicket += 1
        let isAdmitted = line.isEmpty && hasRoom
        letters[lastTicket] = isAdmitted ? .marking : .inLine(nil)
        if isAdmitted {
            admitted += 1
        } else {
            line.append(lastTicket)
        }
        expand()
        return (lastTicket, isAdmitted)
    }

    /// Somebody waits for a letter to be admitted.
    mutating func wait(_ waiter: Waiter, for ticket: Ticket) {
        switch letters[ticket] {
        case .inLine: letters[ticket] = .inLine(waiter)
        case .marking: effects.answers.append((waiter, nil))
        case nil, .queued, .carried:
            effects.answers.append((waiter, untold.removeValue(forKey: ticket) ?? .stopped))
        }
    }

    /// Queues a letter that is marked.
    mutating func enqueue(_ transaction: SMTPTransaction, _ waiter: Waiter) {
        guard case .marking = letters[transaction.id] else {
            effects.answers.append((waiter, .stopped))
            return
        }
        letters[transaction.id] = .queued(Passage(transaction: transaction, waiter: waiter))
        if isShutDown { return end(transaction.id, .stopped) }
        queue.append(transaction.id)
        wakeOne()
        expand()
    }

    /// Calls a letter back that isn't on the wire.
    ///
    /// - Returns: which connection carries it, where it is too late.
    mutating func withdraw(_ ticket: Ticket) -> SMTPConnectionID? {
        if case .carried(_, let connection) = letters[ticket] { return connection }
        end(ticket, .stopped)
        admit()
        return nil
    }

    /// Forgets a letter once its waiter is told.
    mutating func end(_ ticket: Ticket, _ outcome: DeliveryOutcome) {
        switch letters.removeValue(forKey: ticket) {
        case nil: break
        case .inLine(nil): untold[ticket] = outcome
        case .inLine(let waiter?): effects.answers.append((waiter, outcome))
        case .marking: admitted -= 1
        case .queued(let passage), .carried(let passage, _):
            admitted -= 1
            effects.answers.append((passage.waiter, outcome))
        }
    }

    private var hasRoom: Bool { admitted < readyCount * relay.window }

    /// Lets in what there is room for.
    mutating func admit() {
        while hasRoom, let ticket = line.popFirst() {
            guard case .inLine(let waiter) = letters[ticket] else { continue }
            letters[ticket] = .marking
            admitted += 1
            if let waiter { effects.answers.append((waiter, nil)) }
        }
    }

    mutating func wakeOne() {
        if let connection = hungry.popLast() { effects.woken.append(connection) }
    }

    /// Opens connections as the letters call for them; the first alone, for it may be that none can be had.
    mutating func expand() {
        if isShutDown { return }
        let called = (letters.count + relay.lettersPerConnection - 1) / relay.lettersPerConnection
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
