import Calendars
import MadoguchiAPI
import Messages
import SupportHours

/// The calendars that holidays are from.
struct CalendarsAPI: API {
    let current: CurrentSnapshot
    let calendars: @Sendable () -> [CalendarState]

    var routes: [Route] {
        [
            .get(
                "/v1/calendars",
                RouteDescription(
                    summary:
                        "Every calendar: where its days are from, how far they reach, and what is wrong with its source.",
                    answers: [.json(CalendarList.self)], usesStore: false),
                .inline { request throws(Problem) in .now(try list(request)) })
        ]
    }

    private func list(_ request: Request) throws(Problem) -> Response {
        let snapshot = current.snapshot
        var query = QueryReader(request, in: snapshot)
        try query.finish()
        let language = request.language(in: snapshot)
        return try Response(
            CalendarList(calendars: calendars().map { CalendarResource($0, snapshot, language: language) }))
    }
}

extension CalendarResource {
    fileprivate init(_ calendar: CalendarState, _ snapshot: Snapshot, language: Language) {
        let configuration = calendar.configuration
        let coverage = calendar.days.coverage
        self.init(
            name: calendar.name, source: configuration.kind, location: configuration.location,
            format: calendar.reading?.format.wireName, days: calendar.days.days.count,
            first: coverage.map { "\($0.lowerBound)" }, last: coverage.map { "\($0.upperBound)" },
            readAt: calendar.copy?.readAt.formatted(in: snapshot.display),
            trouble: calendar.account(in: snapshot.display)?[language],
            notes: calendar.reading?.notes.map { $0.wording[language] } ?? [],
            plans: snapshot.configuration.plans(naming: calendar.name))
    }
}

extension CalendarConfiguration {
    /// The key of its source.
    fileprivate var kind: String {
        switch source {
        case .shipped: "builtin"
        case .file: "file"
        case .feed: "url"
        }
    }
}

extension CalendarFormat {
    fileprivate var wireName: String {
        switch self {
        case .iCalendar: "icalendar"
        case .table: "table"
        case .cabinetOffice: "cabinet-office"
        }
    }
}
