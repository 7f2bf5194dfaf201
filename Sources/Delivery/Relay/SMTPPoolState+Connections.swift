import FollowUps
internal import NIOCore

/// A connection's number within its pool.
struct SMTPConnectionID: RawRepresentable, Hashable, Sendable {
    let rawValue: Int
}

// What connections ask and tell.
extension SMTPPoolState {
    mutating func becameReady(_ connection: SMTPConnectionID) {
        guard connections[connection] == .opening else { return }
        connections[connection] = .ready
        openingCount -= 1
        readyCount += 1
        admit()
        expand()
    }

    /// Queued letters for a connection with room for so many. One that gets none is woken when there are some.
    mutating func take(_ count: Int, for connection: SMTPConnectionID) -> [SMTPTransaction] {
        guard connections[connection] == .ready else { return [] }
        var taken: [SMTPTransaction] = []
        while taken.count < count, let ticket = queue.popFirst() {
            guard case .queued(let passage) = letters[ticket] else { continue }
            letters[ticket] = .carried(passage, by: connection)
            taken.append(passage.transaction)
        }
        if taken.isEmpty, !hungry.contains(connection) { hungry.append(connection) }
        return taken
    }

    /// Ends letters that a connection carried.
    ///
    /// - Parameter mayPassOn: whether the relay was in order before the connection ended, so that letters of which
    ///   nothing was sent are worth another one. That isn't done for ever, as a letter may be the cause.
    mutating func settle(
        _ outcomes: [(ticket: Ticket, outcome: DeliveryOutcome)], mayPassOn: Bool
    ) {
        if outcomes.isEmpty { return }
        for (ticket, outcome) in outcomes.reversed() {
            if mayPassOn, !isShutDown, outcome.isWorthAnotherConnection,
                case .carried(var passage, _) = letters[ticket], passage.passedOn < 3
            {
                passage.passedOn += 1
                letters[ticket] = .queued(passage)
                queue.prepend(ticket)
                wakeOne()
            } else {
                end(ticket, outcome)
            }
        }
        admit()
    }

    /// The connection takes no more letters.
    mutating func leaves(_ connection: SMTPConnectionID) {
        retire(connection)
        if connections[connection] != nil { connections[connection] = .leaving }
        expand()
    }

    /// The connection is gone; the letters that it carried are settled.
    ///
    /// - Parameters:
    ///   - failure: nil where it ended as it should.
    ///   - wasOfUse: whether the relay has answered for any letter on it.
    /// - Returns: whether the relay is of no use at present, which is the answer to all letters that wait for it.
    mutating func ended(
        _ connection: SMTPConnectionID, failure: (report: DeliveryReport, fault: RelayFault)?, wasOfUse: Bool
    ) -> Bool {
        let wasOpening = connections[connection] == .opening
        retire(connection)
        connections[connection] = nil
        defer { expand() }
        guard let failure, !wasOfUse, !isShutDown else { return false }
        if readyCount > 0 {
            if wasOpening, !isExpansionPaused {
                isExpansionPaused = true
                effects.pausesExpansion = true
            }
            return false
        }
        if openingCount > 0 { return false }
        endWaiting(.unsent(failure.report, failure.fault))
        return true
    }

    mutating func resumeExpansion() {
        isExpansionPaused = false
        expand()
    }

    /// - Returns: the connections there are.
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

    /// Ends the letters that no connection carries and that aren't being marked.
    private mutating func endWaiting(_ outcome: DeliveryOutcome) {
        for ticket in line {
            if case .inLine = letters[ticket] { end(ticket, outcome) }
        }
        for ticket in queue {
            if case .queued = letters[ticket] { end(ticket, outcome) }
        }
        line.removeAll()
        queue.removeAll()
    }
}

extension DeliveryOutcome {
    fileprivate var isWorthAnotherConnection: Bool {
        if case .unsent(_, let fault) = self { fault != .needsOperator } else { false }
    }
}
