import FollowUps
import Guidance
import Messages
import SupportHours

/// Takes cases from step to step, each in one transaction.
struct CaseSteps: Sendable {
    let context: APIContext

    /// What happens to a case before its next step is determined.
    struct Happening {
        var file: CaseFile
        var lines: [CaseLine]
        /// Whether the current follow-up is cancelled.
        var cancelsCurrent = false
        /// The secrets that came with a mark, for the message that it leads to.
        var secrets: [String: String] = [:]
        var uid: UInt32?
        /// When the previous step was done; nil for now.
        var countsFrom: Instant?
    }

    /// The branch that a case enters by itself when a message to its customer fails permanently, if its playbook has
    /// one.
    private static let undelivered = "undelivered"

    /// Records what happened, and queues the current step's message unless one is queued.
    ///
    /// Steps that can't be taken, because their recipient is suppressed or their message can't be rendered, are skipped
    /// and recorded in the history.
    ///
    /// - Returns: nil where somebody else changed the case first.
    func proceed(_ happening: Happening, at now: Instant) async throws(StoreError) -> Case? {
        let snapshot = context.current.snapshot
        let messages = StepMessage(context: context, snapshot: snapshot, now: now, uid: happening.uid)
        var happening = happening
        while true {
            var next: NewFollowUp?
            if let step = happening.file.step, happening.file.state.followUp == nil, happening.file.missing.isEmpty {
                do throws(StepFault) {
                    next = try messages.followUp(
                        for: step, of: happening.file, secrets: happening.secrets,
                        countsFrom: happening.countsFrom)
                } catch {
                    happening.pass(step, at: now, because: error.wording)
                    continue
                }
            }
            let queued = next.map { followUp in
                CaseLine(
                    at: now, event: .queued, uid: nil, step: happening.file.step?.id, followUp: followUp.id,
                    kind: followUp.kind)
            }
            let change = CaseChange(
                try happening.file.kept, cancelsCurrent: happening.cancelsCurrent, next: next,
                lines: happening.lines + [queued].compactMap(\.self), at: now, uid: happening.uid)
            let result = try await context.queueing(by: snapshot) { () throws(StoreError) in
                try await context.store.changeForSure(change, rules: snapshot.dueRules)
            }
            switch result {
            case .done(let state):
                if next != nil { context.wake(snapshot) }
                return state
            case .stale:
                return nil
            case .suppressed:
                guard let step = happening.file.step else { return nil }
                happening.pass(step, at: now, because: .recipientSuppressed)
            }
        }
    }

    /// Continues a case whose follow-up has become terminal.
    func goOn(_ toGoOn: CaseToGoOn, at now: Instant) async throws(StoreError) {
        var file = try CaseFile(toGoOn.state)
        let done = CaseLine(
            at: now, event: .done, step: file.step?.id, followUp: file.state.followUp, kind: toGoOn.kind,
            detail: toGoOn.ended?.rawValue)
        var lines = [done]
        if toGoOn.ended == .failed, toGoOn.kind == .guidance,
            file.progress.mark(Self.undelivered, in: file.playbook)
        {
            lines.append(CaseLine(at: now, event: .marked, detail: Self.undelivered))
        } else {
            // An uncertain message may have arrived; for a pruned one, that is assumed.
            let mayHaveArrived = [.delivered, .uncertain, nil].contains(toGoOn.ended)
            file.progress.finishStep(in: file.playbook, wasTaken: mayHaveArrived)
        }
        file.state.followUp = nil
        // Where it was changed in the meantime, it is found again if it must still continue.
        _ = try await proceed(Happening(file: file, lines: lines, countsFrom: toGoOn.endedAt), at: now)
    }
}

extension CaseSteps.Happening {
    fileprivate mutating func pass(_ step: Playbook.Step, at now: Instant, because reason: Wording) {
        lines.append(CaseLine(at: now, event: .skipped, step: step.id, kind: step.to.kind, detail: reason.kept))
        file.progress.finishStep(in: file.playbook, wasTaken: false)
        secrets = [:]
    }
}
