package import Messages
package import SupportHours
package import TimeZoneDatabase

extension PlanConfiguration {
    /// What about the hours is legal and probably not what was meant.
    ///
    /// - Parameter zone: the plan's.
    func warnings(at now: Instant, in zone: Zone) -> [HoursWarning] {
        hours.warnings(holidays: holidays, from: zone.civil(at: now).date)
    }
}

extension HoursWarningMessage {
    init(_ warning: HoursWarning) {
        self.init(code: warning.code.rawValue, parameters: warning.parameters)
    }
}

extension HoursWarning {
    fileprivate var line: Wording {
        let message = HoursWarningMessage(self)
        return Wording(
            ja: message.line(suggestion: suggestion, in: .ja), en: message.line(suggestion: suggestion, in: .en))
    }
}

extension Configuration {
    /// What a check of the configuration says when nothing is wrong: the plans, what about their hours is suspicious,
    /// and what was read.
    package func summary(at now: Instant, zones: TimeZoneDatabase) -> Wording {
        let plans = summary(
            warnings: { plan in
                guard let zone = try? zones.zone(named: plan.timezone) else { return [] }
                return plan.warnings(at: now, in: zone).map { $0.line }
            }, lists: guidance.recurring.flatMap { $0.listSummary(self) })
        return .lines([plans] + exampleLines + UnitDropIn(UnitNeeds(self), configuration: file).summary())
    }
}
