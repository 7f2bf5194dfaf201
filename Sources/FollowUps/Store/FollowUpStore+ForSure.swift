package import SupportHours

/// How often an uncertain call is looked into before its caller is told that it is uncertain.
private let tries = 3

/// Tries again where the result is uncertain. Once it was, it stays uncertain until a try succeeds, whatever fails then.
private func forSure<Result>(
    _ attempt: () async throws(StoreError) -> Result
) async throws(StoreError) -> Result {
    var uncertain: StoreError?
    for _ in 1..<tries {
        do throws(StoreError) {
            return try await attempt()
        } catch  where error.reason == .uncertain {
            uncertain = error
        } catch {
            throw uncertain ?? error
        }
    }
    do throws(StoreError) {
        return try await attempt()
    } catch {
        throw uncertain ?? error
    }
}

extension IntakeStore {
    /// Enqueues, and tries again where the result is uncertain.
    package func enqueueForSure(_ followUps: [NewFollowUp]) async throws(StoreError) -> [EnqueueResult] {
        try await forSure { () throws(StoreError) in try await enqueue(followUps) }
    }
}

extension QueueStore {
    /// Applies a command; where the result is uncertain, the history shows whether it was applied.
    package func applyForSure(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules
    ) async throws(StoreError) -> CommandResult {
        for _ in 1..<tries {
            do throws(StoreError) {
                return try await apply(command, to: id, at: now, uid: uid, rules: rules)
            } catch  where error.reason == .uncertain {
                let line = HistoryEntry(at: now, move: command.move, uid: uid)
                if try await history(of: id).last == line, let followUp = try await followUp(id) {
                    return .done(followUp)
                }
            }
        }
        return try await apply(command, to: id, at: now, uid: uid, rules: rules)
    }
}

extension RecordStore {
    /// Adds a record, and tries again where the result is uncertain.
    package func addForSure(_ record: ErrorRecord) async throws(StoreError) {
        try await forSure { () throws(StoreError) in try await add(record) }
    }
}

extension OverrideStore {
    /// Adds an override, and tries again where the result is uncertain.
    package func addForSure(
        _ override: PlanOverride, idempotency: Idempotency?
    ) async throws(StoreError) -> OverrideAddition {
        try await forSure { () throws(StoreError) in try await add(override, idempotency: idempotency) }
    }

    /// Removes an override, and tries again where the result is uncertain.
    package func removeOverrideForSure(
        _ id: OverrideID, at now: Instant, by uid: UInt32?
    ) async throws(StoreError) -> OverrideRemoval {
        try await forSure { () throws(StoreError) in try await removeOverride(id, at: now, by: uid) }
    }
}

extension CaseStore {
    /// Opens a case; where the result is uncertain, the store shows whether the case is there.
    package func openForSure(
        _ opening: CaseChange, idempotency: Idempotency?
    ) async throws(StoreError) -> CaseOpening {
        for _ in 1..<tries {
            do throws(StoreError) {
                return try await open(opening, idempotency: idempotency)
            } catch  where error.reason == .uncertain {
                if let state = try await caseWith(opening.state.id) { return .opened(state) }
            }
        }
        return try await open(opening, idempotency: idempotency)
    }

    /// Changes a case; where the result is uncertain, the case's lines show whether it was changed.
    package func changeForSure(_ change: CaseChange, rules: DueRules) async throws(StoreError) -> CaseChangeResult {
        for _ in 1..<tries {
            do throws(StoreError) {
                return try await self.change(change, rules: rules)
            } catch  where error.reason == .uncertain {
                let id = change.state.id
                if let state = try await caseWith(id), change.isLast(in: state, history: try await lines(of: id)) {
                    return .done(state)
                }
            }
        }
        return try await self.change(change, rules: rules)
    }
}
