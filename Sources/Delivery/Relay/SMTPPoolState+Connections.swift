import FollowUps
internal import NIOCore

/// A connection's number within its pool.
struct SMTPConnectionID: RawRepresentable, Hashable, Sendable {
    let rawValue: Int
}

// Called by connections.
extension SMTPPoolState {
    mutating func becameReady(_ connection: SMTPConnectionID) {
        guard connections[connection] == .opening else { return }
        connections[connection] = .ready
        openingCount -= 1
        readyCount += 1
        admit()
        expand()
    }

    /// Takes up to `count` queued messages for a connection. A connection that gets none is woken when there are some.
    mutating func take(_ count: Int, for connection: SMTPConnectionID) -> [SMTPTransaction] {
        guard connections[connection] == .ready else { return [] }
        var taken: [SMTPTransaction] = []
        while taken.count < count, let ticket = queue.popFirst() {
            guard case .queued(let passage) = messages[ticket] else { continue }
            messages[ticket] = .carried(passage, by: connection)
            taken.append(passage.transaction)
        }
        if taken.isEmpty, !hungry.contains(connection) { hungry.append(connection) }
        return taken
    }

    /// Who waits for a message that a connection carries.
    func waiter(for ticket: Ticket) -> Waiter? {
        if case .carried(let passage, _) = messages[ticket] { passage.waiter } else { nil }
    }

    /// Ends messages that a connection carried.
    ///
    /// - Parameter mayPassOn: whether the relay worked before the connection ended, so that messages of which nothing
    ///   was sent are worth another connection. A message is passed on a few times at most, because it may be the
    ///   cause.
    mutating func finish(
        _ outcomes: [(ticket: Ticket, outcome: DeliveryOutcome)], mayPassOn: Bool
    ) {
        if outcomes.isEmpty { return }
        for (ticket, outcome) in outcomes.reversed() {
            if mayPassOn, !isShutDown, outcome.isWorthAnotherConnection,
                case .carried(var passage, _) = messages[ticket], passage.passedOn < 3
            {
                passage.passedOn += 1
                messages[ticket] = .queued(passage)
                queue.prepend(ticket)
                wakeOne()
            } else {
                end(ticket, outcome)
            }
        }
        admit()
    }

    /// The connection takes no more messages.
    mutating func leaves(_ connection: SMTPConnectionID) {
        retire(connection)
        if connections[connection] != nil { connections[connection] = .leaving }
        expand()
    }

    /// The connection is closed; its messages have their outcomes.
    ///
    /// - Parameters:
    ///   - failure: nil where it ended in good order.
    ///   - wasOfUse: whether the relay has answered for any message on it.
    /// - Returns: whether the relay is down at present, which is the outcome of all waiting messages.
    mutating func ended(
        _ connection: SMTPConnectionID, failure: (report: DeliveryReport, fault: RelayFault)?, wasOfUse: Bool
    ) -> Bool {
        let wasOpening = connections[connection] == .opening
        retire(connection)
        connections[connection] = nil
        if let failure, !wasOfUse, !isShutDown {
            if readyCount + openingCount == 0 {
                // Messages that are beginning data ask again by themselves afterwards.
                endWaiting(.notAttempted(failure.report, failure.fault))
                return true
            }
            if wasOpening, !isExpansionPaused {
                isExpansionPaused = true
                effects.pausesExpansion = true
            }
        }
        expand()
        return false
    }

    mutating func resumeExpansion() {
        isExpansionPaused = false
        expand()
    }

    /// - Returns: all connections.
    mutating func shutDown() -> [SMTPConnectionID] {
        isShutDown = true
        endWaiting(.stopped)
        return Array(connections.keys)
    }

    private mutating func retire(_ connection: SMTPConnectionID) {
        switch connections[connection] {
        case .opening: openingCount -= 1
        case .ready: readyCount -= 1
        case .leaving, nil: break
        }
        hungry.removeAll { $0 == connection }
    }

    /// Ends the messages that no connection carries and that aren't beginning data.
    private mutating func endWaiting(_ outcome: DeliveryOutcome) {
        for ticket in line {
            if case .inLine = messages[ticket] { end(ticket, outcome) }
        }
        for ticket in queue {
            if case .queued = messages[ticket] { end(ticket, outcome) }
        }
        line.removeAll()
        queue.removeAll()
    }
}

extension DeliveryOutcome {
    fileprivate var isWorthAnotherConnection: Bool {
        if case .notAttempted(_, let fault) = self { fault != .needsOperator } else { false }
    }
}
