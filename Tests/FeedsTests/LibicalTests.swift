import CSystemLibical
import Glibc
import Messages
import SeededRandom
import SupportHours
import Testing
import TimeZoneDatabase

@testable import Feeds

/// libical expands the same calendars by its own parser, on the zones that they bring along.
@Suite("Read by libical") struct LibicalTests {
    private static let zones = [
        "America/Los_Angeles", "Europe/Dublin", "Asia/Tokyo", "Australia/Lord_Howe", "Africa/Cairo", "America/Santiago",
    ]

    @Test("random plans are open when they are, for a year", arguments: Seeds.all)
    func sameInstants(seed: UInt64) throws {
        var plans = PlanGenerator(generator: SeededGenerator(seed: seed))
        for name in Self.zones {
            let zone = try TimeZoneDatabase.system().zone(named: name)
            let plan = try plans.plan(in: zone)
            let now = plans.instant()
            let span = now..<now.advanced(bySeconds: 360 * 86_400)
            let feed = FeedPlan(id: "plan", name: "Plan", language: .en, schedule: plan.schedule, revised: now)
            let text = CalendarFeed(feed, at: now).feed.text
            // Whole days are UTC's to it.
            guard !text.contains("VALUE=DATE:") else { continue }
            let found = Self.windows(text, of: name, in: span)
            let expected = Set(plan.schedule.oracleWindows(in: span, openOnly: false))
            #expect(
                found.symmetricDifference(expected).sorted { $0.start < $1.start }.prefix(3) == [],
                "\(plan.expression) in \(name) at \(now.formattedInUTC), seed \(seed)")
        }
    }

    private final class Found {
        var spans: [(start: Int64, end: Int64)] = []
    }

    /// What its events cover, clipped to a span.
    private static func windows(
        _ text: String, of zone: String, in span: Range<Instant>
    ) -> Set<Oracle.Window> {
        let root = icalparser_parse_string(text)
        defer { icalcomponent_free(root) }
        let replaced = replaced(in: root, icalcomponent_get_timezone(root, zone))
        var windows: [Oracle.Window] = []
        var event = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT)
        while let component = event {
            let state = icalcomponent_get_status(component) == ICAL_STATUS_TENTATIVE ? "unknown" : "open"
            let uid = String(cString: icalcomponent_get_uid(component))
            let isReplacement = icaltime_is_null_time(icalcomponent_get_recurrenceid(component)) == 0
            for found in spans(of: component) where isReplacement || replaced[uid]?.contains(found.start) != true {
                windows.append(Oracle.Window(start: found.start, end: found.end, state: state))
            }
            event = icalcomponent_get_next_component(root, ICAL_VEVENT_COMPONENT)
        }
        return merged(windows, in: span)
    }

    /// The beginnings of the occurrences in whose place others come, by series.
    ///
    /// - Parameter zone: which libical doesn't look for by itself here.
    private static func replaced(in root: OpaquePointer?, _ zone: OpaquePointer?) -> [String: Set<Int64>] {
        var starts: [String: Set<Int64>] = [:]
        var event = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT)
        while let component = event {
            let time = icalcomponent_get_recurrenceid(component)
            if icaltime_is_null_time(time) == 0 {
                let uid = String(cString: icalcomponent_get_uid(component))
                starts[uid, default: []].insert(Int64(icaltime_as_timet_with_zone(time, zone)))
            }
            event = icalcomponent_get_next_component(root, ICAL_VEVENT_COMPONENT)
        }
        return starts
    }

    private static func spans(of component: OpaquePointer) -> [(start: Int64, end: Int64)] {
        let found = Found()
        icalcomponent_foreach_recurrence(
            component, icaltime_from_string("20190101T000000Z"), icaltime_from_string("20430101T000000Z"),
            { _, span, data in
                guard let span, let data else { return }
                let found = Unmanaged<Found>.fromOpaque(data).takeUnretainedValue()
                found.spans.append((Int64(span.pointee.start), Int64(span.pointee.end)))
            }, Unmanaged.passUnretained(found).toOpaque())
        return found.spans
    }

    private static func merged(_ windows: [Oracle.Window], in span: Range<Instant>) -> Set<Oracle.Window> {
        let (from, to) = (span.lowerBound.secondsSinceEpoch, span.upperBound.secondsSinceEpoch)
        var merged: [Oracle.Window] = []
        for window in windows.sorted(by: { $0.start < $1.start }) {
            let (start, end) = (max(window.start, from), min(window.end, to))
            guard start < end else { continue }
            if let last = merged.last, last.end == start, last.state == window.state {
                merged[merged.count - 1] = Oracle.Window(start: last.start, end: end, state: last.state)
            } else {
                merged.append(Oracle.Window(start: start, end: end, state: window.state))
            }
        }
        return Set(merged)
    }
}
