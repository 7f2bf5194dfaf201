package import Calendars
package import SupportHours

/// What a plan's hours are made of.
package enum HoursConfiguration: Sendable {
    case stated(StatedHours)
    case combined(CombinedHours)

    /// nil for a combined plan.
    package var stated: StatedHours? {
        if case .stated(let hours) = self { hours } else { nil }
    }

    /// nil for a plan with hours of its own.
    package var combined: CombinedHours? {
        if case .combined(let hours) = self { hours } else { nil }
    }

    /// As due instants' reasons name them: `Mo-Fr 06:00-17:00`, `all_of(basic, desk)`.
    package var notation: String {
        switch self {
        case .stated(let hours): hours.expression.description
        case .combined(let hours): "\(hours.combination.key)(\(hours.members.joined(separator: ", ")))"
        }
    }
}

/// Hours that are stated on a vendor's clock.
package struct StatedHours: Sendable {
    /// The vendor's zone, in which the expression is stated.
    package var timezone: String
    package var expression: OpeningHours
    /// What `PH` stands for.
    package var holidays: [HolidayEntry]
    /// What `SH` stands for.
    package var schoolHolidays: [HolidayEntry]
    package var published: PublishedHours?
}

/// Hours that are made of other plans' hours.
package struct CombinedHours: Hashable, Sendable {
    package var combination: Combination
    /// Plans, in the file's order: at least one, none of which leads back to this one.
    package var members: [String]

    /// How deep combined plans may nest.
    package static let deepest = 8
}

extension Combination {
    /// The key in the configuration.
    package var key: String {
        switch self {
        case .allOf: "all_of"
        case .anyOf: "any_of"
        }
    }
}
