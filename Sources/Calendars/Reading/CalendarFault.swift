package import Lists
package import Messages
package import Recurrence

/// Something in a source that can't be read.
package struct CalendarFault: WordedError, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        // The whole
        case tooManyBytes(limit: Int)
        case tooManyEvents(limit: Int)
        case tooManyOccurrences(limit: Int)
        /// Of rules with COUNT.
        case tooManyCounted(limit: Int)
        case tooManyTransitions(limit: Int)
        case empty
        /// A web page, as for a link that needs a login.
        case webPage
        case notUTF8
        case noCalendar

        // iCalendar's lines and components
        case notAContentLine
        case strayFold
        /// An END without its BEGIN, and what should end here.
        case strayEnd(String, expected: String?)
        case endMissing(String)
        case tooDeep(limit: Int)
        /// A property outside of VCALENDAR.
        case outsideCalendar(String)

        // iCalendar's values
        case propertyMissing(String, in: String)
        case propertyTwice(String)
        case notADate(String, in: String)
        case notADuration(String, in: String)
        case notAnOffset(String, in: String)
        /// A date where the event begins at a time, or the other way round.
        case otherKindThanStart(String)
        case endBeforeStart
        case durationAndEnd
        case longerThan(days: Int, limit: Int)
        /// A TZID that the source doesn't define.
        case unknownZone(String)
        case unsupported(String)
        case rule(RecurrenceError)
        /// A rule that began before 1900 and can't be moved.
        case ruleTooOld

        // Tables
        case noDateColumn(headers: [String])
        case notATableDate(String)
        case noSuchDate(String)
        case row(RowFault)
        /// Bytes that are no characters.
        case undecodable
        case list(ListFault)
        case tooManyQuotes
    }

    package let reason: Reason
    /// The line of the source, from 1; that of the component where a property is missing. nil where it is about the whole.
    package let line: Int?

    init(_ reason: Reason, line: Int?) {
        self.reason = reason
        self.line = line
    }

    /// One line, with its place.
    package var wording: Wording {
        line.map { .inLine($0, reason.wording) } ?? reason.wording
    }
}

extension CalendarFault.Reason {
    fileprivate var wording: Wording {
        switch self {
        case .tooManyBytes(let limit): .calendarTooLarge(bytes: limit)
        case .tooManyEvents(let limit): .calendarHasTooManyEvents(limit: limit)
        case .tooManyOccurrences(let limit): .calendarHasTooManyOccurrences(limit: limit)
        case .tooManyCounted(let limit): .calendarCountsTooMuch(limit: limit)
        case .tooManyTransitions(let limit): .calendarHasTooManyTransitions(limit: limit)
        case .empty: .calendarIsEmpty
        case .webPage: .calendarIsWebPage
        case .notUTF8: .calendarIsNotUTF8
        case .noCalendar: .noCalendarBegins
        case .notAContentLine: .notAContentLine
        case .strayFold: .foldedWithoutLine
        case .strayEnd(let name, let expected): .strayEnd(name, expected: expected)
        case .endMissing(let name): .componentWithoutEnd(name)
        case .tooDeep(let limit): .componentsTooDeep(limit: limit)
        case .outsideCalendar(let name): .outsideCalendar(name)
        case .propertyMissing(let name, let component): .propertyMissing(name, in: component)
        case .propertyTwice(let name): .propertyTwice(name)
        case .notADate(let text, let property): .notAnICalendarDate(text, in: property)
        case .notADuration(let text, let property): .notAnICalendarDuration(text, in: property)
        case .notAnOffset(let text, let property): .notAnICalendarOffset(text, in: property)
        case .otherKindThanStart(let property): .otherKindThanStart(property)
        case .endBeforeStart: .eventEndsBeforeItBegins
        case .durationAndEnd: .durationAndEnd
        case .longerThan(let days, let limit): .eventTooLong(days: days, limit: limit)
        case .unknownZone(let name): .calendarZoneUnknown(name)
        case .unsupported(let name): .calendarPropertyUnsupported(name)
        case .rule(let error): .calendarRule(error.wording)
        case .ruleTooOld: .ruleTooOld
        case .noDateColumn(let headers): .noDateColumn(headers)
        case .notATableDate(let text): .notATableDate(text)
        case .noSuchDate(let text): .noSuchCalendarDate(text)
        case .undecodable: .undecodableCalendarRow
        case .row(let fault): fault.wording(for: .keys)
        case .list(let fault): fault.wording(for: .keys)
        case .tooManyQuotes: .tooManyOpenQuotes
        }
    }
}
