import Foundation
import SupportHours
import TestSupport
import Testing

/// Asks opening-hours-py (opening-hours-rs for Python) for the same days. What it does otherwise on purpose is left
/// out: an open end counts as open there, `||` falls back by whole days, times past midnight give way to any rule for
/// the next day.
@Suite("Beside opening-hours-py", .enabled(if: OtherEngine.isInstalled, "opening-hours-py is not installed"))
struct OtherEngineTests {
    @Test("days look the same from 2023 to 2029", arguments: OtherEngine.expressions)
    func sameDays(expression: String) throws {
        let first = try #require(CivilDate(year: 2023, month: 1, day: 1))
        let last = try #require(CivilDate(year: 2030, month: 1, day: 1))
        var evaluator = try OpeningHours(parsing: expression).evaluator()
        var spans: [OtherEngine.Span] = []
        for day in first.daysSinceEpoch..<last.daysSinceEpoch {
            for span in evaluator.spans(onDay: day) where span.status.state != .closed {
                spans.append(
                    OtherEngine.Span(
                        start: (day - first.daysSinceEpoch) * 1440 + span.minutes.lowerBound,
                        end: (day - first.daysSinceEpoch) * 1440 + span.minutes.upperBound,
                        state: span.status.state.rawValue))
            }
        }
        let others = try #require(OtherEngine.spans[expression])
        #expect(OtherEngine.joined(spans) == OtherEngine.joined(others))
    }
}

private enum OtherEngine {
    struct Span: Decodable, Equatable {
        /// Minutes since 2023-01-01 00:00.
        var start: Int
        var end: Int
        var state: String
    }

    static let isInstalled =
        (try? ChildProcess.succeed(["python3", "-c", "from opening_hours import OpeningHours"])) != nil

    static let expressions = [
        "24/7", "24/7; Su off", "Mo-Fr 06:00-17:00", "Mo-Fr 06:00-17:00; Sa 08:00-12:00",
        "Mo-Fr 06:00-17:00; Nov Th[4] off; Nov Th[4] +1 day off; Dec 25 off; Dec 24 06:00-12:00",
        "Mo-Fr 08:00-12:00,13:00-17:30; We 08:00-12:00", "Mo-Fr 08:00-12:00, We 14:00-18:00",
        "Mo-Fr 08:00-18:00; Fr 12:00-13:00 off \"prayers\"", "Mo-Sa 10:00-20:00 open \"ring\"; Jan 01 off",
        "Fr-Sa 22:00-04:00", "Fr 22:00-02:00; Sa 10:00-12:00", "Fr 22:00-26:00; Sa off", "22:00-22:00",
        "10:00-36:00",
        "Fr-Mo 10:00-12:00", "Th[4] 10:00-12:00", "Th[1,3,-1] 10:00-12:00", "Mo[5] 10:00-12:00",
        "Su[-1] +1 day 10:00-12:00", "Mo[1] -2 days 10:00-12:00", "Jan-Mar,Oct Mo 10:00-12:00",
        "Nov-Feb 10:00-16:00",
        "Dec 24-26 off, Mo-Su 10:00-12:00", "Dec 24-Jan 02 10:00-12:00", "2024 Dec 24-2026 Jan 02 10:00-12:00",
        "2024 Dec 24-Jan 02 10:00-12:00", "2025 10:00-12:00", "2024-2028/2 10:00-12:00", "2025+ 10:00-12:00",
        "2025-2026 Mar 10:00-12:00", "week 01 10:00-12:00", "week 53 10:00-12:00", "week 02-53/2 We 10:00-12:00",
        "week 10-20,40 10:00-12:00", "Feb 29 10:00-12:00", "Feb 29-Mar 05 10:00-12:00", "Feb 25-Feb 29 10:00-12:00",
        "easter 10:00-12:00", "easter -2 days-easter +1 day 10:00-12:00", "easter +39 days 10:00-12:00",
        "Mar Su[-1]-Oct Su[-1] 08:00-20:00", "Oct Su[-1]-Mar Su[-1] -1 day 09:00-17:00",
        "Mar Su[-1] +1 day-Oct Su[-1] 10:00-12:00", "Dec 25+Su 10:00-12:00", "Dec 25-Su 10:00-12:00",
        "2025 Dec 25+ 10:00-12:00", "Mo-Fr unknown", "Mo-Fr 10:00-12:00 unknown \"maybe\"; We open",
    ]

    /// Its spans for each of the expressions, from 2023-01-01 to 2029-12-31.
    static let spans: [String: [Span]] = {
        let script = """
            import datetime, json, sys
            from opening_hours import OpeningHours
            start, end = datetime.datetime(2023, 1, 1), datetime.datetime(2030, 1, 1)
            minutes = lambda time: int(((time or end) - start).total_seconds()) // 60
            state = lambda state: str(state).split(".")[-1].lower()
            spans = lambda text: [
                dict(start=minutes(a), end=minutes(b), state=state(s))
                for a, b, s, _ in OpeningHours(text).intervals(start, end)
            ]
            print(json.dumps({text: spans(text) for text in json.load(sys.stdin)}))
            """
        guard let input = try? JSONEncoder().encode(expressions),
            let output = try? ChildProcess.succeed(["python3", "-c", script], input: input)
        else { return [:] }
        return (try? JSONDecoder().decode([String: [Span]].self, from: output)) ?? [:]
    }()

    /// Without closed spans, with those that touch in the same state as one.
    static func joined(_ spans: [Span]) -> [Span] {
        spans.filter { $0.state != "closed" && $0.start < $0.end }.reduce(into: []) { joined, span in
            if let last = joined.last, last.end == span.start, last.state == span.state {
                joined[joined.count - 1].end = span.end
            } else {
                joined.append(span)
            }
        }
    }
}
