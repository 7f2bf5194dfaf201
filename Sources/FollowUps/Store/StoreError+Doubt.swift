package import SupportHours

/// How often a call in doubt is looked into before whoever made it is told of the doubt.
private let tries = 3

extension IntakeStore {
    /// Enqueues, and once more where nobody knows whether it was done.
    package func enqueueForSure(_ followUps: [NewFollowUp]) async throws(StoreError) -> [EnqueueResult] {
        for _ in 1..<tries {
            do throws(StoreError) {
                return try await enqueue(followUps)
            } catch  where error.reason == .inDoubt {}
        }
        return try await enqueue(followUps)
    }
}

extension QueueStore {
    /// Applies a command; where nobody knows whether that was done, its line in the history tells.
    package func applyForSure(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules
    ) async throws(StoreError) -> CommandResult {
        for _ in 1..<tries {
            do throws(StoreError) {
                return try await apply(command, to: id, at: now, uid: uid, rules: rules)
            } catch  where error.reason == .inDoubt {
                let line = HistoryEntry(at: now, move: command.move, uid: uid)
                if try await history(of: id).last == line, let followUp = try await followUp(id) {
                    return .done(followUp)
                }
            }
        }
        return try await apply(command, to: id, at: now, uid: uid, rules: rules)
    }
}

extension CaseStore {
    /// Opens a case; where nobody knows whether that was done, the case tells.
    package func openForSure(
        _ opening: CaseChange, idempotency: Idempotency?
    ) async throws(StoreError) -> CaseOpening {
        for _ in 1..<tries {
            do throws(StoreError) {
                return try await open(opening, idempotency: idempotency)
            } catch  where error.reason == .inDoubt {
                if let state = try await caseWith(opening.state.id) { return .opened(state) }
            }
        }
        return try await open(opening, idempotency: idempotency)
    }

    /// Changes a case; where nobody knows whether that was done, the case's lines tell.
    package func changeForSure(_ change: CaseChange, rules: DueRules) async throws(StoreError) -> CaseChangeResult {
        for _ in 1..<tries {
            do throws(StoreError) {
                return try await self.change(change, rules: rules)
            } catch  where error.reason == .inDoubt {
                let id = change.state.id
                if let state = try await caseWith(id), change.isLast(in: state, history: try await lines(of: id)) {
                    return .done(state)
                }
            }
        }
        return try await self.change(change, rules: rules)
    }
}
