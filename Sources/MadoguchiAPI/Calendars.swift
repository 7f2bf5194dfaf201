/// `GET /v1/calendars`
package struct CalendarList: Codable, Hashable, Sendable {
    package var calendars: [CalendarResource]

    package init(calendars: [CalendarResource]) {
        self.calendars = calendars
    }
}

/// A calendar of holidays or closing days, as it was read last.
package struct CalendarResource: Codable, Hashable, Sendable {
    package var name: String
    /// `builtin`, `file` or `url`.
    package var source: String
    /// The name of the built-in calendar, the file's path, or the address.
    package var location: String
    /// `icalendar`, `table` or `cabinet-office`; nil for a built-in calendar, or one that was never read.
    @OrNull package var format: String?
    /// How many days it has.
    package var days: Int
    /// The first day, as `2026-01-01`; nil where there is none.
    @OrNull package var first: String?
    @OrNull package var last: String?
    /// When it was read last; nil for a built-in calendar, or one that was never read.
    @OrNull package var readAt: String?
    /// Why it can't be read at present, in the language that was asked for; nil where it can. The days that were read
    /// last stay.
    @OrNull package var trouble: String?
    /// What was found out about it, in the language that was asked for.
    package var notes: [String]
    /// The plans that use it.
    package var plans: [String]

    package init(
        name: String, source: String, location: String, format: String?, days: Int, first: String?, last: String?,
        readAt: String?, trouble: String?, notes: [String], plans: [String]
    ) {
        self.name = name
        self.source = source
        self.location = location
        self.format = format
        self.days = days
        self.first = first
        self.last = last
        self.readAt = readAt
        self.trouble = trouble
        self.notes = notes
        self.plans = plans
    }

    enum CodingKeys: String, CodingKey {
        case name, source, location, format, days, first, last
        case readAt = "read_at"
        case trouble, notes, plans
    }
}
