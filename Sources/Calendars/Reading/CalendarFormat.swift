/// What a source is written in.
package enum CalendarFormat: String, Hashable, Sendable {
    /// RFC 5545.
    case iCalendar = "icalendar"
    /// Comma-separated values: dates and names.
    case table = "csv"
    /// The table of national holidays that Japan's Cabinet Office publishes.
    case cabinetOffice = "cabinet-office"
}
