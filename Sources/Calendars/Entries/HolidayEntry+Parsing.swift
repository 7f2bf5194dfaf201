import Lists
import SupportHours

extension HolidayEntry {
    /// What is made of digits and the signs of dates is meant as one; all else is a calendar's name.
    package init(parsing text: String) throws(HolidayEntryError) {
        guard !text.isEmpty else { throw .empty }
        guard Self.readsAsDate(text) else {
            // 2026年12月24日
            if let meant = WrittenTime.normalised(text) { throw .notADate(text, suggestion: meant) }
            self = .calendar(try Self.calendarName(text))
            return
        }
        // 2026/12/24 has the sign of spans.
        if let meant = WrittenTime.normalised(text) { throw .notADate(text, suggestion: meant) }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch parts.count {
        case 1:
            self =
                switch try Self.bound(parts[0], of: text) {
                case .date(let date): .date(date)
                case .yearly(let date): .yearly(date)
                }
        case 2: self = try Self.span(Self.bound(parts[0], of: text), Self.bound(parts[1], of: text), text)
        default: throw .notADate(text, suggestion: nil)
        }
    }

    /// Checks a name under which a calendar may stand in the configuration.
    ///
    /// - Returns: the name.
    @discardableResult
    package static func calendarName(_ name: String) throws(HolidayEntryError) -> String {
        if readsAsDate(name) || WrittenTime.normalised(name) != nil { throw .nameReadsAsDate(name) }
        let isPlain = name.utf8.allSatisfy { byte in
            byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        guard isPlain, (1...64).contains(name.utf8.count) else { throw .notAName(name) }
        return name
    }

    private static func readsAsDate(_ text: String) -> Bool {
        text.utf8.contains { (0x30...0x39).contains($0) }
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || "-/.".utf8.contains($0) }
    }

    private enum Bound {
        case date(CivilDate)
        case yearly(YearlyDate)
    }

    private static func bound(_ part: String, of text: String) throws(HolidayEntryError) -> Bound {
        let isYearly = part.utf8.count == 5
        do throws(TimeTextError) {
            // Read as one of a leap year.
            let date = try CivilDate(parsing: isYearly ? "2000-\(part)" : part)
            guard isYearly else {
                let years = Schedule.supportedYears
                guard years.contains(date.year) else { throw TimeTextError.outsideYears(part) }
                return .date(date)
            }
            guard let yearly = YearlyDate(month: date.month, day: date.day) else {
                throw TimeTextError.noSuchDate(part)
            }
            return .yearly(yearly)
        } catch {
            switch error {
            case .noSuchDate: throw .noSuchDate(part)
            case .outsideYears: throw .outsideYears(part, years: Schedule.supportedYears)
            default: throw .notADate(text, suggestion: nil)
            }
        }
    }

    private static func span(_ first: Bound, _ last: Bound, _ text: String) throws(HolidayEntryError) -> HolidayEntry {
        switch (first, last) {
        case (.date(let first), .date(let last)):
            guard first <= last else { throw .reversedSpan(text, suggestion: "\(last)/\(first)") }
            let days = last.daysSinceEpoch - first.daysSinceEpoch + 1
            guard days <= longestSpan else { throw .longSpan(text, days: days, limit: longestSpan) }
            return .span(first...last)
        case (.yearly(let first), .yearly(let last)): return .yearlySpan(first, last)
        default: throw .mixedSpan(text)
        }
    }
}
