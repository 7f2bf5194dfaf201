/// `GET /v1/plans`
package struct PlanList: Codable, Hashable, Sendable {
    /// The zone in which instants are given unless a request asks for another.
    package var display: Display
    /// The tz database's version, as `2025b`.
    package var tzdata: String?
    /// Whether the tz database is so old that clocks may have been changed since.
    package var tzdataStale: Bool
    /// The name of the node that answers; absent where the daemon shares its queue with no others.
    package var node: String?
    package var plans: [Plan]

    package init(
        display: Display, tzdata: String?, tzdataStale: Bool = false, node: String? = nil, plans: [Plan]
    ) {
        self.node = node
        self.display = display
        self.tzdata = tzdata
        self.tzdataStale = tzdataStale
        self.plans = plans
    }

    enum CodingKeys: String, CodingKey {
        case display, tzdata
        case tzdataStale = "tzdata_stale"
        case node, plans
    }

    /// Answers of daemons that don't look at its age have no `tzdata_stale`.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        display = try container.decode(Display.self, forKey: .display)
        tzdata = try container.decodeIfPresent(String.self, forKey: .tzdata)
        tzdataStale = try container.decodeIfPresent(Bool.self, forKey: .tzdataStale) ?? false
        node = try container.decodeIfPresent(String.self, forKey: .node)
        plans = try container.decode([Plan].self, forKey: .plans)
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
    /// The vendor's zone, in which `hours` are stated; nil for a combined plan.
    package var timezone: String?
    /// The opening-hours expression in its canonical form; nil for a combined plan.
    package var hours: String?
    /// A plan that is open while all of these are; nil for any other plan.
    package var allOf: [String]?
    /// A plan that is open while one of these is; nil for any other plan.
    package var anyOf: [String]?
    /// The dates for `PH`, as `2026-12-25`.
    package var holidays: [String]
    /// The calendars whose days are mentioned, and close nothing, by their names.
    package var noted: [String]
    /// Channels that keep these hours.
    package var staffed: [String]
    /// Channels that are there at any time.
    package var always: [String]

    package init(
        plan: String, name: String, names: [String: String], timezone: String?, hours: String?,
        allOf: [String]? = nil, anyOf: [String]? = nil, holidays: [String], noted: [String] = [], staffed: [String],
        always: [String]
    ) {
        self.plan = plan
        self.name = name
        self.names = names
        self.timezone = timezone
        self.hours = hours
        self.allOf = allOf
        self.anyOf = anyOf
        self.holidays = holidays
        self.noted = noted
        self.staffed = staffed
        self.always = always
    }

    enum CodingKeys: String, CodingKey {
        case plan, name, names, timezone, hours
        case allOf = "all_of"
        case anyOf = "any_of"
        case holidays, noted, staffed, always
    }

    /// Answers of daemons that know no calendars have no `noted`.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        plan = try container.decode(String.self, forKey: .plan)
        name = try container.decode(String.self, forKey: .name)
        names = try container.decode([String: String].self, forKey: .names)
        timezone = try container.decodeIfPresent(String.self, forKey: .timezone)
        hours = try container.decodeIfPresent(String.self, forKey: .hours)
        allOf = try container.decodeIfPresent([String].self, forKey: .allOf)
        anyOf = try container.decodeIfPresent([String].self, forKey: .anyOf)
        holidays = try container.decode([String].self, forKey: .holidays)
        noted = try container.decodeIfPresent([String].self, forKey: .noted) ?? []
        staffed = try container.decode([String].self, forKey: .staffed)
        always = try container.decode([String].self, forKey: .always)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(plan, forKey: .plan)
        try container.encode(name, forKey: .name)
        try container.encode(names, forKey: .names)
        try container.encode(timezone, forKey: .timezone)
        try container.encode(hours, forKey: .hours)
        try container.encodeIfPresent(allOf, forKey: .allOf)
        try container.encodeIfPresent(anyOf, forKey: .anyOf)
        try container.encode(holidays, forKey: .holidays)
        try container.encode(noted, forKey: .noted)
        try container.encode(staffed, forKey: .staffed)
        try container.encode(always, forKey: .always)
    }
}
