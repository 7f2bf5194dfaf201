import Foundation
import SupportHours
import TestSupport

/// Readers of other people, asked what feeds say.
enum Oracle {
    struct Question: Encodable {
        enum Format: String, Encodable {
            case recurring, dateutil, availability, jsonld
        }

        let format: Format
        let text: String
        let zone: String
        /// Seconds since 1970.
        let from: Int64
        let to: Int64
    }

    /// What is open, or may be.
    struct Window: Hashable, Decodable, CustomStringConvertible {
        let start: Int64
        let end: Int64
        let state: String

        init(start: Int64, end: Int64, state: String) {
            self.start = start
            self.end = end
            self.state = state
        }

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            start = try list.decode(Int64.self)
            end = try list.decode(Int64.self)
            state = try list.decode(String.self)
        }

        var description: String {
            [start, end].map { Instant(secondsSinceEpoch: $0).formattedInUTC }.joined(separator: "/") + " \(state)"
        }
    }

    static let isInstalled =
        (try? ChildProcess.succeed(["python3", "-c", "import dateutil.tz, icalendar, recurring_ical_events"])) != nil

    /// For each feed the windows within its span.
    static func windows(_ questions: [Question]) throws -> [[Window]] {
        guard let script = Bundle.module.url(forResource: "feeds", withExtension: "py", subdirectory: "Oracle") else {
            throw CocoaError(.fileNoSuchFile)
        }
        let answer = try ChildProcess.succeed(["python3", script.path], input: JSONEncoder().encode(questions))
        return try JSONDecoder().decode([[Window]].self, from: answer)
    }
}

extension Schedule {
    /// What the timeline says of a span.
    func oracleWindows(in span: Range<Instant>, openOnly: Bool) -> [Oracle.Window] {
        var found: [Oracle.Window] = []
        for window in windows(in: span) where window.status.state == .open || !openOnly {
            let state = window.status.state.rawValue
            let (start, end) = (window.start.secondsSinceEpoch, window.end.secondsSinceEpoch)
            if let last = found.last, last.end == start, last.state == state {
                found[found.count - 1] = Oracle.Window(start: last.start, end: end, state: state)
            } else {
                found.append(Oracle.Window(start: start, end: end, state: state))
            }
        }
        return found
    }
}
