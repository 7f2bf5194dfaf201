package import Messages

/// Why a text is no entry of `holidays`, or no name for a calendar.
package enum HolidayEntryError: WordedError, Hashable, Sendable {
    case empty
    /// - suggestion: how a date is written that was probably meant.
    case notADate(String, suggestion: String?)
    case noSuchDate(String)
    /// A year that hours aren't known for.
    case outsideYears(String, years: ClosedRange<Int>)
    /// One end has a year and the other has none.
    case mixedSpan(String)
    case reversedSpan(String, suggestion: String)
    case longSpan(String, days: Int, limit: Int)
    /// A calendar's name that would be taken for a date.
    case nameReadsAsDate(String)
    case notAName(String)
    case unknownCalendar(String, nearest: String?, known: [String])

    package var wording: Wording {
        switch self {
        case .empty: .emptyHolidayEntry
        case .notADate(let text, let suggestion): .notAHolidayDate(text, suggestion: suggestion)
        case .noSuchDate(let text): .noSuchCalendarDate(text)
        case .outsideYears(let text, let years): .holidayOutsideYears(text, years)
        case .mixedSpan(let text): .mixedHolidaySpan(text)
        case .reversedSpan(let text, let suggestion): .reversedHolidaySpan(text, suggestion: suggestion)
        case .longSpan(let text, let days, let limit): .longHolidaySpan(text, days: days, limit: limit)
        case .nameReadsAsDate(let name): .calendarNameReadsAsDate(name)
        case .notAName(let name): .notACalendarName(name)
        case .unknownCalendar(let name, let nearest, let known): .unknownCalendar(name, nearest: nearest, known: known)
        }
    }
}
