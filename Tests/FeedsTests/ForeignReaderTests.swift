import Messages
import SeededRandom
import SupportHours
import Testing
import TimeZoneDatabase

@testable import Feeds

/// Whatever a feed says, it says to others: so others read it, and must find the instants of the timeline.
@Suite("Read by others", .enabled(if: Oracle.isInstalled, "icalendar and recurring-ical-events are not installed"))
struct ForeignReaderTests {
    /// Of every kind: rules for ever, rules that changed, rules by decree, half hours, none, before and after midnight.
    private static let zones = [
        "America/Los_Angeles", "America/New_York", "Europe/London", "Europe/Dublin", "Asia/Tokyo", "Asia/Kolkata",
        "Australia/Lord_Howe", "Africa/Casablanca", "Africa/Cairo", "America/Santiago", "Asia/Jerusalem",
        "America/Nuuk",
    ]

    private static let years = FeedSpan(from: .newYear(of: 2_020), to: .newYear(of: 2_041))
    private static let day: Int64 = 86_400

    /// A feed, and what it has to say.
    private struct Expectation {
        let question: Oracle.Question
        let windows: [Oracle.Window]
        let about: Comment

        init(
            _ format: Oracle.Question.Format, _ text: String, of schedule: Schedule, in span: Range<Instant>,
            zone: Zone, about: Comment
        ) {
            question = Oracle.Question(
                format: format, text: text, zone: zone.identifier, from: span.lowerBound.secondsSinceEpoch,
                to: span.upperBound.secondsSinceEpoch)
            windows = schedule.oracleWindows(in: span, openOnly: format == .jsonld)
            self.about = about
        }
    }

    /// The long span is written for every third plan, so that three seeds see it in each zone.
    @Test("random plans of twelve zones are open when they are, from 2020 to 2040", arguments: Seeds.all)
    func sameInstants(seed: UInt64) throws {
        var plans = PlanGenerator(generator: SeededGenerator(seed: seed))
        var expectations: [Expectation] = []
        for (index, name) in Self.zones.enumerated() {
            let zone = try TimeZoneDatabase.system().zone(named: name)
            let viewer = try TimeZoneDatabase.system().zone(named: Self.zones[(index * 5 + 3) % Self.zones.count])
            let plan = try plans.plan(in: zone)
            let now = plans.instant()
            let about: Comment =
                "\(plan.expression) in \(name) for \(viewer.identifier) at \(now.formattedInUTC), seed \(seed)"
            let feed = FeedPlan(
                id: "plan \(index)", name: "Basicプラン, \"x\"; <b>", language: index % 2 == 0 ? .ja : .en,
                schedule: plan.schedule, revised: now)
            if index % 3 == Int(seed % 3) {
                expectations += Self.ofYears(feed, zone: zone, viewer: viewer, at: now, about)
            }
            expectations += Self.ofNow(feed, zone: zone, viewer: viewer, at: now, about)
            let other = try plans.plan(in: viewer)
            let combined = FeedPlan(
                id: "combined", name: "Both", language: .en,
                schedule: Schedule(index % 2 == 0 ? .allOf : .anyOf, of: [plan.schedule, other.schedule]), revised: now)
            expectations += Self.ofNow(
                combined, zone: viewer, viewer: viewer, at: now, "combined with \(other.expression): \(about)")
        }
        let answers = try Oracle.windows(expectations.map(\.question))
        try #require(answers.count == expectations.count)
        for (expectation, answer) in zip(expectations, answers) {
            let missing = Set(expectation.windows).subtracting(answer)
            let surplus = Set(answer).subtracting(expectation.windows)
            #expect(
                missing.isEmpty && surplus.isEmpty,
                """
                \(expectation.question.format): \(expectation.about): \(missing.count) missing, as \
                \(missing.min { $0.start < $1.start }?.description ?? "none"); \(surplus.count) too many, as \
                \(surplus.min { $0.start < $1.start }?.description ?? "none")
                """)
        }
    }

    /// The writers' own text of a long span.
    private static func ofYears(
        _ plan: FeedPlan, zone: Zone, viewer: Zone, at now: Instant, _ about: Comment
    ) -> [Expectation] {
        let vendors = years.instants(in: zone)
        let viewers = years.instants(in: viewer)
        // What began on the days before isn't in it.
        let later = viewers.lowerBound.advanced(bySeconds: 9 * day)..<viewers.upperBound
        let calendar = CalendarFeed(plan, at: now).text(in: years)
        let availability = AvailabilityFeed(plan, at: now).text(in: years)
        let document = HoursDocument(plan, for: viewer, at: now).text(in: years)
        return [
            Expectation(.dateutil, calendar, of: plan.schedule, in: vendors, zone: zone, about: about),
            Expectation(.availability, availability, of: plan.schedule, in: vendors, zone: zone, about: about),
            Expectation(.jsonld, document, of: plan.schedule, in: later, zone: viewer, about: about),
        ]
    }

    /// What is served at an instant, for a year from then on.
    private static func ofNow(
        _ plan: FeedPlan, zone: Zone, viewer: Zone, at now: Instant, _ about: Comment
    ) -> [Expectation] {
        let year = now..<now.advanced(bySeconds: 360 * day)
        // Windows from before the month's beginning aren't in the document.
        let later = now.advanced(bySeconds: 9 * day)..<year.upperBound
        let calendar = CalendarFeed(plan, at: now).feed.text
        let availability = AvailabilityFeed(plan, at: now).feed.text
        let document = HoursDocument(plan, for: viewer, at: now).feed.text
        return [
            Expectation(.recurring, calendar, of: plan.schedule, in: year, zone: zone, about: about),
            Expectation(.dateutil, calendar, of: plan.schedule, in: year, zone: zone, about: about),
            Expectation(.availability, availability, of: plan.schedule, in: year, zone: zone, about: about),
            Expectation(.jsonld, document, of: plan.schedule, in: later, zone: viewer, about: about),
        ]
    }
}
