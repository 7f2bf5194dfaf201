import FollowUps
import Guidance
import MadoguchiAPI
import MailAddress
import Messages
import SupportHours

/// Presents cases as they are at an instant, in the display zone.
struct CasePresenter {
    let followUps: FollowUpPresenter
    let store: any QueueStore & CaseStore

    func resource(_ state: Case, lines: [CaseLine]? = nil) async throws(StoreError) -> CaseResource {
        let followUp = if let id = state.followUp { try await store.followUp(id) } else { nil as FollowUp? }
        return resource(state, followUp: followUp, lines: lines)
    }

    /// Many at once, without their histories: one question to the store for all that is queued for them.
    func resources(_ states: some Sequence<Case>) async throws(StoreError) -> [CaseResource] {
        let queued = try await store.followUps(states.compactMap(\.followUp))
        let byID = Dictionary(queued.map { ($0.id, $0) }) { one, _ in one }
        return states.map { state in
            resource(state, followUp: state.followUp.flatMap { byID[$0] }, lines: nil)
        }
    }

    private func resource(_ state: Case, followUp: FollowUp?, lines: [CaseLine]?) -> CaseResource {
        guard let file = try? CaseFile(state) else { return unreadable(state, lines: lines) }
        return resource(file, dueAt: followUp.flatMap { followUps.departure(of: $0)?.instant }, lines: lines)
    }

    /// - Parameter dueAt: when the current step's message is sent.
    func resource(_ file: CaseFile, dueAt: Instant?, lines: [CaseLine]? = nil) -> CaseResource {
        let state = file.state
        let next = file.step.map { step in
            CaseResource.Next(
                step: step.id, template: step.template, followUp: state.followUp?.description,
                dueAt: dueAt.map(text), needs: state.followUp == nil ? file.missing : [])
        }
        return CaseResource(
            id: state.id.description, playbook: state.playbook,
            name: file.playbook.name(in: followUps.language),
            plan: state.plan, state: state.isOpen ? "open" : "resolved", to: state.customer?.description,
            operator: state.operator?.description,
            language: state.language, variables: file.values, marks: file.progress.marks, stage: file.progress.stage,
            next: next, openedAt: text(state.openedAt), resolvedAt: state.resolution.map { text($0.at) },
            resolvedBy: state.resolution?.stage,
            warnings: state.isOpen ? state.customer.map(followUps.addressWarnings) ?? [] : [],
            history: lines?.map(line))
    }

    /// What can be shown of a case whose playbook or progress can't be read.
    private func unreadable(_ state: Case, lines: [CaseLine]?) -> CaseResource {
        CaseResource(
            id: state.id.description, playbook: state.playbook, name: state.playbook, plan: state.plan,
            state: state.isOpen ? "open" : "resolved", to: state.customer?.description,
            operator: state.operator?.description,
            language: state.language, variables: [:], marks: [], stage: nil, next: nil,
            openedAt: text(state.openedAt), resolvedAt: state.resolution.map { text($0.at) },
            resolvedBy: state.resolution?.stage,
            warnings: [
                followUps.warning("unreadable", .caseDoesNotContinue, .runVersionOfCase)
            ], history: lines?.map(line))
    }

    private func line(_ line: CaseLine) -> CaseHistoryLine {
        let isReason = line.event == .skipped
        return CaseHistoryLine(
            at: text(line.at), event: line.event.rawValue, uid: line.uid, step: line.step,
            followUp: line.followUp?.description,
            detail: line.detail.map { isReason ? Wording(kept: $0)[followUps.language] : $0 })
    }

    private func text(_ instant: Instant) -> String {
        instant.formatted(in: followUps.snapshot.display)
    }
}
