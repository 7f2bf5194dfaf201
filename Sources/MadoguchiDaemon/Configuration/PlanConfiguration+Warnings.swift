package import Messages
package import SupportHours
package import TimeZoneDatabase

extension PlanHours {
    /// What about the hours is legal and probably not what was meant.
    ///
    /// - Parameter zone: in which days of a combined plan are told.
    func warnings(at now: Instant, in zone: Zone) -> [HoursWarning] {
        guard let civil = schedule.civilHours else { return schedule.warningsOfCombination(from: now, in: zone) }
        return civil.hours.warnings(holidays: civil.holidays, from: civil.zone.civil(at: now).date)
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
        let calendars = CalendarSources(self, stateDirectory: stateDirectory, database: zones, at: now)
            .states(self.calendars, at: now)
        let snapshot = try? Snapshot(self, database: zones, layers: HourLayers(calendars: calendars.days))
        let plans = summary(
            warnings: { plan in
                guard let snapshot else { return [] }
                return snapshot.plan(plan.id)?.warnings(at: now, in: snapshot.display).map { $0.line } ?? []
            }, calendars: calendars.summary(for: self, at: now, in: snapshot?.display ?? .utc),
            lists: guidance.recurring.flatMap { $0.listSummary(self) })
        return .lines(
            [plans] + exampleLines + store.warnings + UnitDropIn(UnitNeeds(self), configuration: file).summary())
    }
}
