import ArgumentParser
import MadoguchiAPI
import Messages
import SupportHours
import TerminalText

struct HoursCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("hours", Help.Hours.command)
    }

    @Argument(help: ArgumentHelp(Help.Hours.plan, Help.Value.plan), completion: .plans)
    var plan: String

    @Option(help: ArgumentHelp(Help.Hours.from, Help.Value.date))
    var from: String?

    @Option(help: ArgumentHelp(Help.Hours.days, Help.Value.days))
    var days = 7

    @Option(
        name: .shortAndLong, help: ArgumentHelp(Help.Hours.zone, Help.Value.zone), completion: .timeZones)
    var zone: String?

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard (1...366).contains(days) else { throw ValidationError(.notANumber("--days", in: 1...366)) }
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.daemon(in: environment)
        let list = try daemon.plans().body
        let viewer = try Input.zone(zone ?? list.display.timezone, in: environment.timeZones)
        let start = try from.map { try Input.instant($0, of: "--from", in: viewer) } ?? environment.now
        let firstDay = viewer.civil(at: start).date
        let span = viewer.midnight(of: firstDay)..<viewer.midnight(of: firstDay.adding(days: days))
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
}
