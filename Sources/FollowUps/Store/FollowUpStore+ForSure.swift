package import SupportHours

/// How often an uncertain call is made again before its caller is told that it is uncertain.
private let tries = 3

/// Makes a call again where it is uncertain. Once it was, it stays uncertain until a call succeeds, whatever fails then.
///
/// - Parameter call: is told whether an earlier one was uncertain.
private func forSure<Result>(
    _ call: (_ isRepeated: Bool) async throws(StoreError) -> Result
) async throws(StoreError) -> Result {
    var uncertain: StoreError?
    for _ in 1..<tries {
        do throws(StoreError) {
            return try await call(uncertain != nil)
        } catch  where error.reason == .uncertain {
            uncertain = error
        } catch {
            throw uncertain ?? error
        }
    }
    do throws(StoreError) {
        return try await call(uncertain != nil)
    } catch {
        throw uncertain ?? error
    }
}

extension IntakeStore {
    /// Enqueues, and again where the result is uncertain.
    package func enqueueForSure(_ followUps: [NewFollowUp]) async throws(StoreError) -> [EnqueueResult] {
        try await forSure { _ throws(StoreError) in try await enqueue(followUps) }
    }
}

extension QueueStore {
    /// Applies a command, and again where the result is uncertain, as one request.
    package func applyForSure(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules
    ) async throws(StoreError) -> CommandResult {
        let request = RequestID.random()
        return try await forSure { _ throws(StoreError) in
            try await apply(command, to: id, at: now, uid: uid, rules: rules, request: request)
        }
    }
}

extension SendingStore {
    /// Pauses or resumes sending, and again where the result is uncertain.
    package func setPausedForSure(_ paused: Bool) async throws(StoreError) {
        try await forSure { _ throws(StoreError) in try await setPaused(paused) }
    }
}

extension RecordStore {
    /// Adds a record, and again where the result is uncertain.
    package func addForSure(_ record: ErrorRecord) async throws(StoreError) {
        try await forSure { _ throws(StoreError) in try await add(record) }
    }

    /// Amends a record, and again where the result is uncertain.
    package func amendRecordForSure(
        _ id: RecordID, by amendment: ErrorRecord.Amendment, at instant: Instant
    ) async throws(StoreError) -> ErrorRecord? {
        try await forSure { _ throws(StoreError) in try await amendRecord(id, by: amendment, at: instant) }
    }

    /// Removes a record, and again where the result is uncertain.
    package func removeRecordForSure(_ id: RecordID) async throws(StoreError) -> ErrorRecord? {
        // A call that is made again finds nothing to return.
        let before = try await record(id)
        return try await forSure { isRepeated throws(StoreError) in
            try await removeRecord(id) ?? (isRepeated ? before : nil)
        }
    }
}

extension SuppressionStore {
    /// Suppresses an address, and again where the result is uncertain; then the number has only those that the last call
    /// cancelled.
    package func suppressForSure(
        _ suppression: Suppression, replacesScope: Bool
    ) async throws(StoreError) -> (entry: Suppression, cancelled: Int) {
        try await forSure { _ throws(StoreError) in
            try await suppress(suppression, replacesScope: replacesScope)
        }
    }
}

extension OverrideStore {
    /// Adds an override, and again where the result is uncertain.
    package func addForSure(
        _ override: PlanOverride, idempotency: Idempotency?
    ) async throws(StoreError) -> OverrideAddition {
        try await forSure { _ throws(StoreError) in try await add(override, idempotency: idempotency) }
    }

    /// Removes an override, and again where the result is uncertain.
    package func removeOverrideForSure(
        _ id: OverrideID, at now: Instant, by uid: UInt32?
    ) async throws(StoreError) -> OverrideRemoval {
        try await forSure { _ throws(StoreError) in try await removeOverride(id, at: now, by: uid) }
    }
}

extension CaseStore {
    /// Opens a case, and again where the result is uncertain.
    package func openForSure(
        _ opening: CaseChange, idempotency: Idempotency?
    ) async throws(StoreError) -> CaseOpening {
        try await forSure { _ throws(StoreError) in try await open(opening, idempotency: idempotency) }
    }

    /// Changes a case, and again where the result is uncertain.
    package func changeForSure(_ change: CaseChange, rules: DueRules) async throws(StoreError) -> CaseChangeResult {
        try await forSure { _ throws(StoreError) in try await self.change(change, rules: rules) }
    }
}
