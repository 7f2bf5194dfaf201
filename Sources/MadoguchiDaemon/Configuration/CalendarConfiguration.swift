package import Calendars

/// Where the days of a calendar come from.
package struct CalendarConfiguration: Hashable, Sendable {
    package enum Source: Hashable, Sendable {
        case shipped(ShippedCalendar)
        /// Read again when it changes. An absolute path, or one relative to the working directory.
        case file(String)
        case feed(Feed)
    }

    /// A calendar that is fetched.
    package struct Feed: Hashable, Sendable {
        /// `https://…` or `http://…`
        package var url: String
        /// Seconds from one fetch to the next.
        package var refresh: Int64
        package var allowsPrivateAddresses: Bool

        package static let usualRefresh: Int64 = 86_400
        /// Nobody is asked more often than this.
        package static let shortestRefresh: Int64 = 15 * 60
    }

    package var name: String
    package var source: Source
}
