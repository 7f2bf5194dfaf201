import ArgumentParser
import Messages
import SupportHours
import TerminalText

struct EvalCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("eval", Help.Eval.command)
    }

    @Argument(help: ArgumentHelp(Help.Eval.expression, Help.Value.expression))
    var expression: String

    @Option(name: .shortAndLong, help: ArgumentHelp(Help.Eval.zone, Help.Value.zone), completion: .timeZones)
    var zone: String

    @Option(help: ArgumentHelp(Help.Eval.at, Help.Value.at))
    var at: String?

    @Option(help: ArgumentHelp(Help.Eval.from, Help.Value.from))
    var from: String?

    @Option(help: ArgumentHelp(Help.Eval.to, Help.Value.to))
    var to: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(Help.Eval.add, Help.Value.add)
    )
    var add: String?

    @Option(
        name: .customLong("holiday"), parsing: .upToNextOption,
        help: ArgumentHelp(Help.Eval.holidays, Help.Value.date))
    var holidays: [String] = []

    @OptionGroup var options: SharedOptions

    private enum Question {
        case state(at: String)
        case windows(from: String, to: String)
        case instant(from: String, add: String)
    }

    private func question() throws -> Question {
        switch (at, from, to, add) {
        case (let at?, nil, nil, nil): .state(at: at)
        case (nil, let from?, let to?, nil): .windows(from: from, to: to)
        case (nil, let from?, nil, let add?): .instant(from: from, add: add)
        default: throw ValidationError(.giveInstantOrSpan)
        }
    }

    func validate() throws {
        _ = try question()
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let hours = try hours(in: environment)
        let schedule = Schedule(hours)
        let zone = hours.zone
        switch try question() {
        case .state(let at):
            let instant = try Input.instant(at, of: "--at", in: zone)
            let evaluation = StateEvaluation(of: schedule, at: instant, in: zone)
            let warnings = EvaluationWarnings(of: hours, from: instant)
            let isOpen = evaluation.span.status.state == .open
            return answer(
                evaluation.json(with: warnings.json(in: environment.language)),
                evaluation.lines(environment) + warnings.lines(environment), outcome: isOpen ? .yes : .no)
        case .windows(let from, let to):
            let start = try Input.instant(from, of: "--from", in: zone)
            let span = try Input.span(from: start, to: Input.instant(to, of: "--to", in: zone))
            let evaluation = SpanEvaluation(of: schedule, in: span, zone: zone)
            let warnings = EvaluationWarnings(of: hours, from: start)
            return Answer(
                options.json
                    ? evaluation.json(with: warnings.json(in: environment.language))
                    : evaluation.lines(environment, then: warnings.lines(environment)))
        case .instant(let from, let add):
            let start = try Input.instant(from, of: "--from", in: zone)
            let seconds = try Input.duration(add, of: "--add")
            let instant = schedule.instant(afterStaffedSeconds: seconds, from: start)
            let warnings = EvaluationWarnings(of: hours, from: start)
            return answer(
                .object([
                    "at": JSONValue(instant?.formatted(in: zone)), "warnings": warnings.json(in: environment.language),
                ]),
                [.staffedInstant(instant.map { ClockReading($0, in: zone) }, in: environment)]
                    + warnings.lines(environment))
        }
    }

    private func answer(
        _ json: JSONValue, _ lines: @autoclosure () -> [Line], outcome: ExitCode = .yes
    ) -> Answer {
        Answer(options.json ? .json(json.text) : .lines(lines()), outcome: outcome)
    }

    private func hours(in environment: CommandEnvironment) throws(Failure) -> CivilHours {
        let zone = try Input.zone(zone, in: environment.timeZones)
        var dates: Set<CivilDate> = []
        for text in holidays { dates.insert(try Input.date(text, of: "--holiday")) }
        do {
            return CivilHours(
                hours: try OpeningHours(parsing: expression), zone: zone,
                holidays: HolidayCalendar(publicHolidays: dates))
        } catch {
            throw Failure(.badInput, error.explanation)
        }
    }
}
