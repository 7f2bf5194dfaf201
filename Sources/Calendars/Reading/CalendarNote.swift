package import Messages

/// What was passed over, repaired or found out in a source.
package struct CalendarNote: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        /// Events that are cancelled.
        case cancelled
        /// Older revisions of an event.
        case superseded
        /// Components that aren't events, as VTODO.
        case component(String)
        /// Events outside of the years asked for.
        case outsideYears
        /// Events with a time of day, which count for all days that they touch.
        case timed
        /// Events that begin on a date that their own rule doesn't have, which counts all the same. [RFC 5545 §3.8.5.3]
        case startOutsideRule
        /// Events that call themselves observances rather than public holidays, and count all the same.
        case observances
        case withoutName
        /// A date in a property that should say so (VALUE=DATE).
        case dateWithoutKind
        /// Events that end on the date on which they begin, and count for that date.
        case endOnStart
        /// Exceptions from a recurrence that has no such occurrence.
        case exceptionWithoutOccurrence
        /// A table that isn't UTF-8 and was read as CP932.
        case readAsCP932
        case columnsPassedOver([String])
        /// Rows that say the same as one before them.
        case repeatedRows
    }

    package let subject: Subject
    /// How many events or rows.
    package internal(set) var count: Int
    /// The line of the first of them, from 1; nil where it is about the whole.
    package let line: Int?

    /// The same in every language.
    package var code: String {
        switch subject {
        case .cancelled: "cancelled"
        case .superseded: "superseded"
        case .component: "component-passed-over"
        case .outsideYears: "outside-years"
        case .timed: "timed"
        case .startOutsideRule: "start-outside-rule"
        case .observances: "observances"
        case .withoutName: "without-name"
        case .dateWithoutKind: "date-without-kind"
        case .endOnStart: "end-on-start"
        case .exceptionWithoutOccurrence: "exception-without-occurrence"
        case .readAsCP932: "read-as-cp932"
        case .columnsPassedOver: "columns-passed-over"
        case .repeatedRows: "repeated-rows"
        }
    }

    /// One line, with the count and the first line.
    package var wording: Wording {
        let sentence: Wording =
            switch subject {
            case .cancelled: .cancelledEvents(count)
            case .superseded: .supersededEvents(count)
            case .component(let name): .componentsPassedOver(name, count)
            case .outsideYears: .eventsOutsideYears(count)
            case .timed: .timedEvents(count)
            case .startOutsideRule: .startsOutsideRule(count)
            case .observances: .observances(count)
            case .withoutName: .eventsWithoutName(count)
            case .dateWithoutKind: .datesWithoutKind(count)
            case .endOnStart: .eventsEndOnStart(count)
            case .exceptionWithoutOccurrence: .exceptionsWithoutOccurrence(count)
            case .readAsCP932: .calendarReadAsCP932
            case .columnsPassedOver(let headers): .calendarColumnsPassedOver(headers)
            case .repeatedRows: .repeatedRows(count)
            }
        return line.map { .first(inLine: $0, sentence, isSeveral: count > 1) } ?? sentence
    }
}
