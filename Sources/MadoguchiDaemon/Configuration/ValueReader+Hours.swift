import Documents
import Guidance
import Messages
import SupportHours

extension ValueReader where Value == OpeningHours {
    /// An opening-hours expression; its faults are located to the character.
    static var openingHours: ValueReader {
        ValueReader<String>.text(.openingHoursValue).then { text, node, problems in
            do throws(OpeningHoursSyntaxError) {
                let hours = try OpeningHours(parsing: text)
                guard let comment = hours.onlyComment else { return hours }
                problems.report(
                    .hoursAreComment, at: node, location: node.textLocation,
                    suggestion: OpeningHours.probable(comment))
                return nil
            } catch {
                var location = node.textLocation
                location?.column += error.position
                let caret = String(repeating: " ", count: max(0, error.position)) + "^"
                problems.report(
                    .hoursUnreadable(error.wording, zone: error.untoldZone), at: node, location: location,
                    suggestion: error.suggestion, excerpt: text.contains("\n") ? [] : [text, caret])
                return nil
            }
        }
    }
}

extension OpeningHoursSyntaxError {
    /// The time zone in the expression, where the fault itself isn't about it.
    fileprivate var untoldZone: String? {
        if case .timeZone = fault { nil } else { zone }
    }
}

extension ValueReader where Value == [CivilDate] {
    static var dates: ValueReader {
        ValueReader<CivilDate>.list(of: .date, .datesValue)
    }
}

extension ValueReader where Value == CivilDate {
    /// `2026-12-25`
    static var date: ValueReader {
        ValueReader<String>.text(.dateValue).then { text, node, problems in
            do throws(TimeTextError) {
                return try CivilDate(parsing: text)
            } catch {
                problems.report(.foundFaulty(error.wording), at: node)
                return nil
            }
        }
        .written(\.description)
    }
}

extension ValueReader where Value == Int64 {
    /// Seconds, at least one; written as `5m` or `PT5M`.
    static var duration: ValueReader {
        ValueReader<String> { node, problems in
            guard case .text(let text) = node.content else {
                problems.report(.found(node.found, expected: .durationValue), at: node)
                return nil
            }
            return text
        }
        .then { text, node, problems in
            do throws(TimeTextError) {
                let seconds = try DurationText.seconds(parsing: text)
                if seconds > 0 { return seconds }
                problems.report(.found(node.found, expected: .positiveDurationValue), at: node)
            } catch {
                problems.report(.found(node.found, expected: .durationValue, because: error.wording), at: node)
            }
            return nil
        }
        .taking(.text(.durationValue)).written(DurationText.iso8601(seconds:))
    }
}

extension ValueReader where Value == DailySpan {
    /// `00:00-22:00`
    static var dailySpan: ValueReader {
        ValueReader<String>.text(.dailySpanValue).then { text, node, problems in
            let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(minutes)
            guard ends.count == 2, let start = ends[0], let end = ends[1], start < 1_440 else {
                problems.report(.found(node.found, expected: .dailySpanValue), at: node)
                return nil
            }
            return DailySpan(start: start, end: end, text: text)
        }
    }

    /// Minutes after midnight for `HH:MM` from 00:00 to 24:00.
    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 1_440
        else { return nil }
        return hour * 60 + minute
    }
}

extension ValueReader where Value == [Language: String] {
    /// `{ ja: …, en: … }`
    static var names: ValueReader {
        .mapping(.section("name")) { keys in
            var names: [Language: String] = [:]
            for language in Language.allCases {
                names[language] = keys.optional(language.rawValue, .text(.nameValue))
            }
            return names
        }
    }
}

extension ValueReader where Value == [String] {
    static var channels: ValueReader {
        ValueReader<String>.list(of: .text(.channelValue), .channelsValue)
    }
}
