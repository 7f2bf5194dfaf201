/// `GET /v1/calendars`
package struct CalendarList: Codable, Hashable, Sendable {
    /// In the configuration's order.
    package var calendars: [CalendarResource]

    package init(calendars: [CalendarResource]) {
        self.calendars = calendars
    }
}

/// A configured calendar as it is in use.
package struct CalendarResource: Codable, Hashable, Sendable {
    package var name: String
    /// `builtin`, `file` or `url`.
    package var source: String
    /// The shipped calendar's name, the file's path, or the URL.
    package var location: String
    /// `icalendar`, `table` or `cabinet-office`; nil where nothing was read yet.
    @OrNull package var format: String?
    /// How many days it has.
    package var days: Int
    /// The first date that the calendar speaks for; nil where it has no day.
    @OrNull package var first: String?
    @OrNull package var last: String?
    /// When its source was last read as it is in use.
    @OrNull package var readAt: String?
    /// Why the source isn't in use as it is now, and what is in use instead.
    @OrNull package var trouble: String?
    /// What was passed over or repaired; nothing is missing because of it.
    package var notes: [String]
    /// The plans that name it.
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
