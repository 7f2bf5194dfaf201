import ArgumentParser
import MadoguchiAPI
import SupportHours

struct HoursCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "hours",
        abstract: "The staffed windows, drawn as a week and as a list.",
        discussion: "Below them it shows when the windows next shift on the zone's clocks, and by how much."
    )

    @Argument(help: "The plan whose hours to show.", completion: .plans)
    var plan: String

    @Option(help: ArgumentHelp("The first day; today by default.", valueName: "date"))
    var from: String?

    @Option(help: "How many days, 1 to 366.")
    var days = 7

    @Option(
        help: "The zone whose clocks and days to show; by default the daemon's display zone.", completion: .timeZones)
    var zone: String?

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard (1...366).contains(days) else { throw ValidationError("'--days' is a number from 1 to 366.") }
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.daemon(in: environment)
        let list = try daemon.plans().body
        let viewer = try Input.zone(zone ?? list.display.timezone, in: environment.timeZones)
        let start = try from.map { try Input.instant($0, of: "--from", in: viewer) } ?? environment.now
        let firstDay = viewer.civil(at: start).date
        let span = midnight(of: firstDay, in: viewer)..<midnight(of: firstDay.adding(days: days), in: viewer)
        if options.json {
            return try Answer(.json(encoding: daemon.windows(of: plan, in: span, zone: viewer.identifier)))
        }

        // A second more on either side distinguishes a window that begins at midnight from one that was cut there.
        let asked = span.lowerBound.advanced(bySeconds: -1)..<span.upperBound.advanced(bySeconds: 1)
        let windows = try daemon.windows(of: plan, in: asked, zone: viewer.identifier)
        let report = try HoursReport(
            windows: windows, in: list, zone: viewer, firstDay: firstDay,
            days: days, span: span)
        return Answer(.lines(report.lines(environment)))
    }

    private func midnight(of date: CivilDate, in zone: Zone) -> Instant {
        zone.instant(of: CivilDateTime(date: date, secondOfDay: 0))
    }
}
