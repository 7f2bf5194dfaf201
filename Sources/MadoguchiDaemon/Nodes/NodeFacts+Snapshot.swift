import Delivery
import FollowUps
import MadoguchiAPI

extension NodeFacts {
    /// - Parameter name: what the others call this daemon; doesn't change while it runs.
    init(_ snapshot: Snapshot, name: String) {
        let limits = snapshot.configuration.delivery.limits
        self.init(
            name: name, version: Release.version, composer: MIMEMessage.composer,
            limits: NodeReport.Limits(
                perSecond: limits.perSecond, perDomainPerSecond: limits.perDomainPerSecond, quota: limits.quota),
            configuration: String(snapshot.configuration.hoursFingerprint.value, radix: 16),
            hours: snapshot.dueRules.plans.mapValues {
                NodeHours(fingerprint: $0.basis.fingerprint, tzdata: $0.basis.tzdata)
            })
    }
}

extension Configuration {
    /// Identifies what the files say of hours, and nothing that may be each machine's own. What changes while the daemon
    /// runs, as overrides and calendars' days, isn't in it.
    fileprivate var hoursFingerprint: Fingerprint {
        var fingerprint = Fingerprint()
        for plan in plans.sorted(by: { $0.id < $1.id }) {
            fingerprint.combine(plan.id)
            fingerprint.combine(plan.hours.notation)
            guard let stated = plan.hours.stated else { continue }
            fingerprint.combine(stated.timezone)
            for entry in stated.holidays { fingerprint.combine("PH \(entry)") }
            for entry in stated.schoolHolidays { fingerprint.combine("SH \(entry)") }
        }
        return fingerprint
    }
}
