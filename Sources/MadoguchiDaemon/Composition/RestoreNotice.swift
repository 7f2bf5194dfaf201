import FollowUps
import Messages
import SupportHours

/// What the operator must know after restoring a backup.
struct RestoreNotice {
    let report: RestoreReport
    let backup: String
    let database: String
    let zone: Zone

    var text: Wording { .lines(contents + (report.replaced.map { [.earlierDatabaseKept(as: $0)] } ?? []) + advice) }

    private var contents: [Wording] {
        let counts = FollowUpState.allCases.compactMap { state in
            report.states[state].map { Wording(verbatim: "\(state.rawValue): \($0)") }
        }
        let newest = report.newest.map { Wording.newestFollowUp($0.formatted(in: zone)) }
        let items = (counts.isEmpty ? [.noFollowUps] : counts) + [.openCases(report.openCases)]
        return [.restored(backup, to: database)] + (items + [newest].compactMap(\.self)).map { $0.indented() }
    }

    private var advice: [Wording] {
        guard report.isPaused else { return [.sendsAfterRestore] }
        let steps: [Wording] = [
            .seeWhatWaits("madoguchi queue list --state queued   "),
            .cancelWhatWasSent("madoguchi queue cancel ID…            "),
            .sendTheRest("madoguchi queue resume                "),
        ]
        return [.pausedAfterRestore, .startAndThen] + steps.map { $0.indented() }
    }
}
