import SupportHours

/// The longest span whose events a calendar bears.
struct AgendaChoice {
    /// More are for too long a time.
    private static let mostEvents = 500

    let agenda: Agenda
    let span: FeedSpan

    init(_ plan: FeedPlan, month: CivilDate, asDates: Bool) {
        if plan.zone != nil {
            let years = FeedSpan.years(around: month)
            let agenda = plan.agenda(in: years, asDates: asDates)
            if agenda.eventCount <= Self.mostEvents {
                (self.agenda, span) = (agenda, years)
                return
            }
        }
        span = .days(around: month)
        agenda = plan.agenda(in: span, asDates: asDates)
    }
}

extension FeedPlan {
    /// A calendar of the longest such span around an instant.
    ///
    /// - Parameter text: writes an agenda.
    func feed(at now: Instant, asDates: Bool, _ text: (Agenda, FeedSpan) -> String) -> Feed {
        let zone = zone ?? .utc
        let month = zone.civil(at: now).date.startOfMonth
        let choice = AgendaChoice(self, month: month, asDates: asDates)
        return Feed(
            text: text(choice.agenda, choice.span),
            validUntil: zone.validUntil(nextTransition(after: now), month: month))
    }
}
