import MadoguchiAPI
import Messages

extension DeskPage {
    /// The calendars that holidays are from.
    static let calendars = DeskPage(
        path: "/desk/more/calendars", section: .more, summary: "Calendars of holidays, and what is wrong with them.",
        template: .calendars, uses: [.get("/v1/calendars")]
    ) { visit async throws(DeskFault) in
        let list: CalendarList = try await visit.get("/v1/calendars")
        let language = visit.language
        return DeskContent(
            title: .deskCalendars,
            values: PageValues([
                "heading": .text(Wording.deskCalendars[language]), "hasCalendars": .flag(!list.calendars.isEmpty),
                "noCalendars": .text(Wording.deskNoCalendars[language]),
                "calendars": .list(list.calendars.map { values(of: $0, for: visit) }),
            ]))
    }

    private static func values(of calendar: CalendarResource, for visit: DeskVisit) -> PageValues {
        let language = visit.language
        let span = calendar.first.flatMap { first in calendar.last.map { "\(first) – \($0)" } }
        let plans = calendar.plans.map { visit.planName($0) }
        let origin =
            calendar.source == "builtin"
            ? Wording.calendarBuiltIn(calendar.location) : Wording(verbatim: calendar.location)
        var facts = [
            DeskFact(name: .columnWhereFrom, value: origin[language]),
            DeskFact(name: .columnDays, value: language.number(calendar.days)),
            DeskFact(name: .columnPeriod, value: span ?? "–"),
            DeskFact(name: .columnPlans, value: (plans.isEmpty ? Wording.none : .pageItems(plans))[language]),
        ]
        if let readAt = calendar.readAt {
            facts.insert(
                DeskFact(name: .deskLastRead, value: visit.moment(readAt), instant: readAt), at: 1)
        }
        var values = DeskFormView.facts(facts, named: "facts", for: visit)
        values["calendarName"] = .text(calendar.name)
        values["calendarTrouble"] = .text(calendar.trouble ?? "")
        values["calendarHasTrouble"] = .flag(calendar.trouble != nil)
        values["calendarHasNotes"] = .flag(!calendar.notes.isEmpty)
        values["calendarNotes"] = .list(calendar.notes.map { PageValues(["calendarNote": .text($0)]) })
        return values
    }
}
