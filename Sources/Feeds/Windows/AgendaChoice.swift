import SupportHours

/// The longest span whose events a calendar bears.
struct AgendaChoice {
    let agenda: Agenda
    let span: FeedSpan

    init(_ plan: FeedPlan, month: CivilDate, mostEvents: Int, asDates: Bool) {
        if plan.zone != nil {
            let years = FeedSpan.years(around: month)
            let agenda = plan.agenda(in: years, asDates: asDates)
            if agenda.eventCount <= mostEvents {
                (self.agenda, span) = (agenda, years)
                return
            }
        }
        span = .days(around: month)
        agenda = plan.agenda(in: span, asDates: asDates)
    }
}
