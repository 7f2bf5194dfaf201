/// `GET /v1/plans`
package struct PlanList: Codable, Hashable, Sendable {
    /// The zone in which instants are given unless a request asks for another.
    package var display: Display
    /// The tz database's version, as `2025b`.
    package var tzdata: String?
    package var plans: [Plan]

    package init(display: Display, tzdata: String?, plans: [Plan]) {
        self.display = display
        self.tzdata = tzdata
        self.plans = plans
    }

    package struct Display: Codable, Hashable, Sendable {
        package var timezone: String
        package var language: String

        package init(timezone: String, language: String) {
            self.timezone = timezone
            self.language = language
        }
    }
}

/// One plan, as configured.
package struct Plan: Codable, Hashable, Sendable {
    package var plan: String
    /// In the display language.
    package var name: String
    /// In every language configured, by its code: `ja`, `en`.
    package var names: [String: String]
    /// The vendor's zone, in which `hours` are stated.
    package var timezone: String
    /// The opening-hours expression in its canonical form.
    package var hours: String
    /// The dates for `PH`, as `2026-12-25`.
    package var holidays: [String]
    /// Channels that keep these hours.
    package var staffed: [String]
    /// Channels that are there at any time.
    package var always: [String]

    package init(
        plan: String, name: String, names: [String: String], timezone: String, hours: String, holidays: [String],
        staffed: [String], always: [String]
    ) {
        self.plan = plan
        self.name = name
        self.names = names
        self.timezone = timezone
        self.hours = hours
        self.holidays = holidays
        self.staffed = staffed
        self.always = always
    }
}
