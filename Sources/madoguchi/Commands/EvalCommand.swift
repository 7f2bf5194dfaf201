import ArgumentParser
import SupportHours

struct EvalCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Evaluates any opening-hours expression, without a daemon.",
        usage: """
            madoguchi eval <expression> --zone <zone> --at <t>
            madoguchi eval <expression> --zone <zone> --from <t> --to <t>
            madoguchi eval <expression> --zone <zone> --from <t> --add <duration>
            """,
        discussion: """
            The expression comes first, in the notation of OpenStreetMap's opening_hours: "Mo-Fr 06:00-17:00; PH off". \
            Times without an offset are read in --zone, and answers are given in it.

            With --at the exit code is 0 if it is open then, 1 if not.

            A day of --add is 24 staffed hours. Hours that are legal and suspicious are warned of, as of the instant.
            """
    )

    @Argument(help: "The opening hours.")
    var expression: String

    @Option(help: "The zone of the hours.", completion: .timeZones)
    var zone: String

    @Option(help: "Evaluate at this instant.")
    var at: String?

    @Option(help: "Where the span begins.")
    var from: String?

    @Option(help: "The windows up to this instant, and the staffed time in them.")
    var to: String?

    @Option(
        parsing: .unconditional,
        help:
            "The instant that much staffed time later (4h, PT4H; a day is 24 staffed hours); a negative duration (-PT4H) goes back."
    )
    var add: String?

    @Option(
        name: .customLong("holiday"), parsing: .upToNextOption,
        help: ArgumentHelp("Dates that PH stands for: 2026-12-25.", valueName: "date"))
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
        default: throw ValidationError("Give '--at', or '--from' and '--to', or '--from' and '--add'.")
        }
    }

    func validate() throws {
        _ = try question()
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let schedule = try schedule(in: environment)
        let zone = schedule.zone
        switch try question() {
        case .state(let at):
            let instant = try Input.instant(at, of: "--at", in: zone)
            let evaluation = StateEvaluation(of: schedule, at: instant)
            let warnings = EvaluationWarnings(of: schedule, from: instant)
            let isOpen = evaluation.span.status.state == .open
            return answer(
                evaluation.json(with: warnings.json(in: environment.language)),
                evaluation.lines(environment) + warnings.lines(environment), outcome: isOpen ? .yes : .no)
        case .windows(let from, let to):
            let start = try Input.instant(from, of: "--from", in: zone)
            let span = try Input.span(from: start, to: Input.instant(to, of: "--to", in: zone))
            let evaluation = SpanEvaluation(of: schedule, in: span)
            let warnings = EvaluationWarnings(of: schedule, from: start)
            return Answer(
                options.json
                    ? evaluation.json(with: warnings.json(in: environment.language))
                    : evaluation.lines(environment, then: warnings.lines(environment)))
        case .instant(let from, let add):
            let start = try Input.instant(from, of: "--from", in: zone)
            let seconds = try Input.duration(add, of: "--add")
            let instant = schedule.instant(afterStaffedSeconds: seconds, from: start)
            let warnings = EvaluationWarnings(of: schedule, from: start)
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

    private func schedule(in environment: CommandEnvironment) throws(Failure) -> Schedule {
        let zone = try Input.zone(zone, in: environment.timeZones)
        var dates: Set<CivilDate> = []
        for text in holidays { dates.insert(try Input.date(text, of: "--holiday")) }
        do {
            return Schedule(
                hours: try OpeningHours(parsing: expression), zone: zone,
                holidays: HolidayCalendar(publicHolidays: dates))
        } catch {
            throw Failure(.badInput, en: error.inEnglish, ja: error.inJapanese)
        }
    }
}

extension OpeningHoursSyntaxError {
    /// The place, what was probably meant, and where a time zone is given that stood in the expression.
    fileprivate var inEnglish: String {
        let advice = zone.map { " The time zone (`\($0)`) is given with --zone." } ?? ""
        let question = suggestion.map { "did you mean `\($0)`?" }
        return (place + [question.map { $0 + advice }].compactMap(\.self)).joined(separator: "\n")
    }

    fileprivate var inJapanese: String {
        let advice = zone.map { "（タイムゾーン `\($0)` は --zone で指定してください）" } ?? ""
        let question = suggestion.map { "もしかして: `\($0)`" }
        return (["営業時間の式を読めません:"] + place + [question.map { $0 + advice }].compactMap(\.self))
            .joined(separator: "\n")
    }
}
