/// `GET /v1/plans/{plan}/audit`: a published table, compared with the hours.
package struct PlanAudit: Codable, Hashable, Sendable {
    package var plan: String
    package var name: String
    /// The vendor's zone and hours, the source of truth.
    package var vendorZone: String
    package var hours: String
    /// The zone that the published table is in.
    package var zone: String
    /// Whether every season's published hours are the computed ones.
    package var agrees: Bool
    package var seasons: [Season]

    package init(
        plan: String, name: String, vendorZone: String, hours: String, zone: String, agrees: Bool, seasons: [Season]
    ) {
        self.plan = plan
        self.name = name
        self.vendorZone = vendorZone
        self.hours = hours
        self.zone = zone
        self.agrees = agrees
        self.seasons = seasons
    }

    enum CodingKeys: String, CodingKey {
        case plan, name, hours, zone, agrees, seasons
        case vendorZone = "vendor_zone"
    }

    /// One season of the vendor's zone, over its next whole weeks.
    package struct Season: Codable, Hashable, Sendable {
        /// `standard` or `daylight`.
        package var season: String
        /// The vendor zone's designation in that season, as `PST`.
        package var abbreviation: String
        /// As printed: `00:00-22:00`.
        package var published: String
        /// The actual hours on that clock.
        package var computed: [DailyHours]
        package var agrees: Bool
        /// Seconds in a week in which the table says open though it is closed.
        package var wronglyOpen: Int64
        /// Seconds in a week in which the table says closed though it is open.
        package var wronglyClosed: Int64

        package init(
            season: String, abbreviation: String, published: String, computed: [DailyHours], agrees: Bool,
            wronglyOpen: Int64, wronglyClosed: Int64
        ) {
            self.season = season
            self.abbreviation = abbreviation
            self.published = published
            self.computed = computed
            self.agrees = agrees
            self.wronglyOpen = wronglyOpen
            self.wronglyClosed = wronglyClosed
        }

        enum CodingKeys: String, CodingKey {
            case season, abbreviation, published, computed, agrees
            case wronglyOpen = "wrongly_open_seconds"
            case wronglyClosed = "wrongly_closed_seconds"
        }
    }

    /// Hours that are the same on several days.
    package struct DailyHours: Codable, Hashable, Sendable {
        /// The weekdays on which the window begins, in the opening-hours notation: `Mo-Fr`.
        package var days: String
        /// `23:00`
        package var start: String
        /// `10:00`; at or before `start` where it is on the next day.
        package var end: String

        package init(days: String, start: String, end: String) {
            self.days = days
            self.start = start
            self.end = end
        }
    }
}
