import Guidance
package import Messages
import SupportHours

/// The whole configuration, checked. Paths are absolute or relative to the working directory.
package struct Configuration: Sendable {
    /// The main file.
    package var file: String
    /// The drop-ins applied over it, in order.
    package var dropIns: [String]
    /// Identifies the content of all files.
    package var fingerprint: UInt64
    package var display: DisplayConfiguration
    package var runtimeDirectory: String
    package var stateDirectory: String
    package var store: StoreConfiguration
    package var node = NodeConfiguration()
    /// In the file's order, as are the plans.
    package var calendars: [CalendarConfiguration]
    package var plans: [PlanConfiguration]
    package var followUps: FollowUpConfiguration
    package var delivery: DeliveryConfiguration
    package var guidance: GuidanceConfiguration
    /// nil: operators aren't reminded of changes of hours.
    package var announce: AnnounceConfiguration?
    /// nil where no pages are served.
    package var web: WebConfiguration?
    /// nil where nobody uses the desk but users of `control.sock`.
    package var desk: DeskConfiguration?

    /// Every zone that the configuration names.
    package var zoneNames: Set<String> {
        let stated = plans.compactMap(\.hours.stated)
        return Set([display.timezone] + stated.map(\.timezone) + stated.compactMap(\.published?.timezone))
    }
}

/// The defaults of answers.
package struct DisplayConfiguration: Hashable, Sendable {
    package var timezone = "UTC"
    package var language = Language.en
}

/// A plan: its hours, and the channels that keep them.
package struct PlanConfiguration: Sendable {
    package var id: String
    package var names: [Language: String]
    package var hours: HoursConfiguration
    /// Calendars whose days are mentioned, and close nothing.
    package var noted: [String]
    /// Channels that keep the hours.
    package var staffed: [String]
    /// Channels that are always available.
    package var always: [String]
    /// What its messages have of their own.
    package var own = PlanMessages()

    /// The name in `language`, or in another language, or the id.
    package func name(in language: Language) -> String {
        names[language] ?? Language.allCases.lazy.compactMap { names[$0] }.first ?? id
    }
}

/// A published table of local hours.
package struct PublishedHours: Hashable, Sendable {
    package var timezone: String
    /// While the vendor's zone keeps standard time.
    package var standard: DailySpan
    /// While it keeps daylight-saving time; nil where the table doesn't distinguish.
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
    /// The summary of a check without faults: the plans, and the files that were read.
    package var summary: Wording { summary { _ in [] } }

    /// - Parameters:
    ///   - warnings: of a plan, a line each.
    ///   - calendars: what they come to.
    ///   - lists: what the lists of recurring messages come to.
    func summary(
        warnings: (PlanConfiguration) -> [Wording], calendars: [Wording] = [], lists: [Wording] = []
    ) -> Wording {
        let width = plans.map(\.id.count).max() ?? 0
        let hours = plans.flatMap { plan in
            let padding = String(repeating: " ", count: width - plan.id.count)
            let stated = plan.hours.stated
            let notes: [Wording] = stated?.expression.endsWithSeparator == true ? [.note(.separatorPassedOver)] : []
            let zone = stated.map { " (\($0.timezone))" } ?? ""
            return [Wording(verbatim: "\(plan.id)\(padding)  \(plan.hours.notation)\(zone)").indented()]
                + (notes + warnings(plan).map { .warning($0) }).map { $0.indented(2) }
        }
        let verdict = Wording.configurationRight(file, plans: .plans(plans.count))
        let read = [file] + dropIns + guidance.directories.map { "\($0)/" }
        let holidays = calendars.isEmpty ? [] : [.calendarsHeading] + calendars.map { $0.indented() }
        let recurring = lists.isEmpty ? [] : [.recurringLists] + lists.map { $0.indented() }
        return .lines(
            [verdict] + hours + holidays + recurring + [.filesRead] + read.map { Wording(verbatim: $0).indented() })
    }
}
