import Guidance
package import Messages
package import SupportHours

/// The whole configuration, checked. Paths are absolute or relative to the working directory.
package struct Configuration: Sendable {
    /// The main file.
    package var file: String
    /// The files laid over it, in their order.
    package var dropIns: [String]
    /// Stands for the content of all files: another content, another fingerprint.
    package var fingerprint: UInt64
    package var display: DisplayConfiguration
    package var runtimeDirectory: String
    package var stateDirectory: String
    /// In the file's order.
    package var plans: [PlanConfiguration]
    package var followUps: FollowUpConfiguration
    package var delivery: DeliveryConfiguration
    package var guidance: GuidanceConfiguration

    /// Every zone that is named.
    package var zoneNames: Set<String> {
        Set([display.timezone] + plans.map(\.timezone) + plans.compactMap(\.published?.timezone))
    }
}

/// How answers are given where a request doesn't say otherwise.
package struct DisplayConfiguration: Hashable, Sendable {
    package var timezone = "UTC"
    package var language = Language.en
}

/// A plan: whose clock its hours are on, what they are, and which channels keep them.
package struct PlanConfiguration: Sendable {
    package var id: String
    package var names: [Language: String]
    /// The vendor's zone, in which `hours` are stated.
    package var timezone: String
    package var hours: OpeningHours
    package var holidays: HolidayCalendar
    /// Channels that keep the hours.
    package var staffed: [String]
    /// Channels that are there at any time.
    package var always: [String]
    package var published: PublishedHours?

    /// The name in `language`, in another one where there is none, or the id.
    package func name(in language: Language) -> String {
        names[language] ?? Language.allCases.lazy.compactMap { names[$0] }.first ?? id
    }
}

/// A table of local hours that somebody else printed.
package struct PublishedHours: Hashable, Sendable {
    package var timezone: String
    /// While the vendor's zone keeps standard time.
    package var standard: DailySpan
    /// While it keeps daylight-saving time; nil where the table makes no difference.
    package var daylight: DailySpan?
}

/// Hours of a day on a wall clock, `00:00-22:00`; an end at or before the start is on the next day.
package struct DailySpan: Hashable, Sendable {
    /// Minutes after midnight, 0 to 1,439.
    package var start: Int
    /// Minutes after midnight, 0 to 1,440.
    package var end: Int
    /// As written.
    package var text: String
}

extension Configuration {
    /// `3 plans`
    var planCount: String { plans.count == 1 ? "1 plan" : "\(plans.count) plans" }

    /// What a check of the configuration says when nothing is wrong: the plans, and what was read.
    package var summary: String { summary { _ in [] } }

    /// - Parameter warnings: of a plan, a line each.
    func summary(warnings: (PlanConfiguration) -> [String]) -> String {
        let width = plans.map(\.id.count).max() ?? 0
        let lines = plans.flatMap { plan in
            let padding = String(repeating: " ", count: width - plan.id.count)
            return ["  \(plan.id)\(padding)  \(plan.hours) (\(plan.timezone))"]
                + warnings(plan).map { "    warning: \($0)" }
        }
        let verdict = "\(file): OK, \(planCount)"
        let read = [file] + dropIns + guidance.directories.map { "\($0)/" }
        return ([verdict] + lines + ["read:"] + read.map { "  \($0)" }).joined(separator: "\n")
    }
}
