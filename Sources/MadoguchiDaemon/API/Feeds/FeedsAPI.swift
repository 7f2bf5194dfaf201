import Feeds
import LinuxSystem
import Messages
import SupportHours

/// Plans' hours for calendars, search engines and pages of others. Nothing of it is anybody's secret.
///
/// One value serves all sockets: they share what was written, and events keep their revisions.
struct FeedsAPI: API {
    static let language = Parameters.word(
        "lang", of: Language.self, about: "the language of titles; by default that of Accept-Language")

    let current: CurrentSnapshot
    let clock: WallClock
    private let shelf = FeedShelf()

    init(current: CurrentSnapshot, clock: WallClock) {
        self.current = current
        self.clock = clock
    }

    var routes: [Route] {
        FeedKind.allCases.map { kind in
            .get(
                kind.path,
                kind.description,
                kind.isQuick
                    ? .inline { request throws(Problem) in .now(try answer(request, kind)) }
                    : .concurrent { request throws(Problem) in try answer(request, kind) })
        }
    }

    private func answer(_ request: Request, _ kind: FeedKind) throws(Problem) -> Response {
        let generation = current.generation
        let snapshot = current.snapshot
        let id = request.captured("plan")
        guard let plan = snapshot.plan(id) else { throw .unknownPlan(id, in: snapshot) }
        var query = QueryReader(request, in: snapshot)
        let zone = kind.isOnViewersClock ? query.zone() : snapshot.display
        let language = query.read(Self.language) ?? request.language(in: snapshot)
        try query.finish()

        let now = clock.now()
        let question = FeedShelf.Question(plan: id, kind: kind, language: language, zone: zone.identifier)
        let content = FeedContent(plan, in: snapshot)
        let copy = shelf.copy(for: question, of: content, generation: generation, at: now) { revised in
            kind.feed(of: FeedPlan(plan, in: language, revised: revised), zone: zone, at: now)
        }
        let fields = [
            (name: "cache-control", value: "max-age=\(Self.freshness(of: copy.feed, now: now))"),
            (name: "etag", value: copy.tag.text), (name: "vary", value: "accept-language"),
        ]
        if let known = request.list("if-none-match"), copy.tag.isNamed(by: known) {
            return .notModified(fields: fields)
        }
        return Response(
            status: 200, fields: [("content-type", kind.mediaType)] + fields, body: .bytes(Array(copy.feed.text.utf8)))
    }

    /// Seconds, as of an availability.
    private static func freshness(of feed: Feed, now: Instant) -> Int64 {
        guard let until = feed.validUntil else { return PlansAPI.longestFreshness }
        return min(PlansAPI.longestFreshness, max(0, until.seconds(since: now) - 1))
    }
}

/// The formats in which a plan's hours are published.
enum FeedKind: CaseIterable, Hashable, Sendable {
    case calendar, availability, structuredData, badge, week

    var path: PathPattern {
        switch self {
        case .calendar: "/plans/{plan}/calendar.ics"
        case .availability: "/plans/{plan}/availability.ics"
        case .structuredData: "/plans/{plan}/hours.jsonld"
        case .badge: "/plans/{plan}/badge.svg"
        case .week: "/plans/{plan}/week.svg"
        }
    }

    var description: RouteDescription {
        var description =
            switch self {
            case .calendar: RouteDescription(summary: "The windows as an iCalendar file, to subscribe to.", answers: [])
            case .availability:
                RouteDescription(summary: "The windows as calendar availability (RFC 7953).", answers: [])
            case .structuredData:
                RouteDescription(
                    summary: "The hours as schema.org has them, in JSON-LD, on the clock of a zone.", answers: [])
            case .badge: RouteDescription(summary: "A badge that says until when it is open.", answers: [])
            case .week:
                RouteDescription(summary: "A picture of the next seven days on the clock of a zone.", answers: [])
            }
        description.parameters = (isOnViewersClock ? [Parameters.zone] : []) + [FeedsAPI.language]
        description.answers = [.other(mediaType), .notModified]
        description.problems = [.unknownPlan]
        description.usesStore = false
        description.isPrepared = isQuick
        return description
    }

    var mediaType: String {
        switch self {
        case .calendar, .availability: "text/calendar; charset=utf-8"
        case .structuredData: "application/ld+json"
        case .badge, .week: "image/svg+xml"
        }
    }

    /// Whether it is drawn for somebody's clock, rather than written on the vendor's.
    var isOnViewersClock: Bool {
        switch self {
        case .calendar, .availability: false
        case .structuredData, .badge, .week: true
        }
    }

    /// Whether writing it takes less than a millisecond.
    var isQuick: Bool {
        switch self {
        case .calendar, .availability, .structuredData: false
        case .badge, .week: true
        }
    }

    func feed(of plan: FeedPlan, zone: Zone, at now: Instant) -> Feed {
        switch self {
        case .calendar: CalendarFeed(plan, at: now).feed
        case .availability: AvailabilityFeed(plan, at: now).feed
        case .structuredData: HoursDocument(plan, for: zone, at: now).feed
        case .badge: Badge(plan, in: zone, at: now).feed
        case .week: WeekPicture(plan, in: zone, at: now).feed
        }
    }
}
