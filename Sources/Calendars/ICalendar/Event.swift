import Messages

/// A VEVENT: what of it decides on days. [RFC 5545 §3.6.1]
struct Event {
    /// That of its BEGIN, from 1.
    let line: Int
    let uid: String?
    let sequence: Int
    let isCancelled: Bool
    /// The occurrence of another event with the same UID that this one stands for.
    let recurrenceID: EventTime?
    let start: EventTime
    /// That of DTSTART.
    let startLine: Int
    let length: EventLength
    let rules: [EventRule]
    /// Further beginnings, with a length where they have their own.
    let additions: [(start: EventTime, length: EventLength?, line: Int)]
    let exceptions: [(time: EventTime, line: Int)]
    let name: Wording?
    /// Whether it calls itself an observance, as Google's calendars tell days apart that aren't public holidays.
    let isObservance: Bool
}
