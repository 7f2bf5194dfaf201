import ArgumentParser
import Messages
import TerminalText

/// Prints what a plan's feeds are.
struct CalendarCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("calendar", Help.Calendar.command)
    }

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case ics, vavailability, jsonld, svg, badge
    }

    @Argument(help: ArgumentHelp(Help.Calendar.plan, Help.Value.plan), completion: .plans)
    var plan: String

    @Option(help: ArgumentHelp(Help.Calendar.format, Help.Value.format))
    var format = Format.ics

    @Option(name: .shortAndLong, help: ArgumentHelp(Help.Calendar.zone, Help.Value.zone), completion: .timeZones)
    var zone: String?

    @OptionGroup var options: SharedOptions

    func validate() throws {
        if zone != nil, !format.isOnViewersClock { throw ValidationError(.zoneOfVendor(format.rawValue)) }
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let document = try options.daemon(in: environment).feed(of: plan, as: format, zone: zone)
        guard options.json else { return Answer(.document(document, in: environment)) }
        let json = JSONValue.object(["format": .string(format.rawValue), "document": .string(document)])
        return Answer(.json(json.text))
    }
}

extension CalendarCommand.Format {
    /// The file's name under the plan's address.
    var file: String {
        switch self {
        case .ics: "calendar.ics"
        case .vavailability: "availability.ics"
        case .jsonld: "hours.jsonld"
        case .svg: "week.svg"
        case .badge: "badge.svg"
        }
    }

    var mediaType: String {
        switch self {
        case .ics, .vavailability: "text/calendar"
        case .jsonld: "application/ld+json"
        case .svg, .badge: "image/svg+xml"
        }
    }

    /// Whether its times are on a clock that can be chosen.
    var isOnViewersClock: Bool {
        switch self {
        case .ics, .vavailability: false
        case .jsonld, .svg, .badge: true
        }
    }
}
