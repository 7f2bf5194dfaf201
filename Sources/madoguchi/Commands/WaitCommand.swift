import ArgumentParser
import MadoguchiAPI
import SupportHours

struct WaitCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "wait",
        abstract: "Waits until live support is open (or closed).",
        discussion: "Exits with 0 when it is, at once if it is already, and with 75 when the timeout passes first."
    )

    enum AwaitedState: String, ExpressibleByArgument, CaseIterable {
        case open, closed
    }

    @Argument(help: "The plan to wait for.", completion: .plans)
    var plan: String

    @Option(name: .customLong("for"), help: "What to wait for.")
    var awaited = AwaitedState.open

    @Option(help: "How long to wait at most: 90m, 4h, PT30S; forever by default.")
    var timeout: String?

    @Flag(help: "Print nothing; the exit code tells.")
    var quiet = false

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let deadline = try timeout.map {
            try Deadline(in: .seconds(Watch.bounded(Input.duration($0, of: "--timeout"))))
        }
        let daemon = options.daemon(in: environment)
        let watch = Watch(daemon: daemon, plan: plan, awaited: awaited, deadline: deadline)
        guard let reply = try watch.result() else { throw timedOut }
        if quiet { return Answer(.nothing) }
        if options.json { return Answer(.json(reply.json)) }
        let name = try daemon.plans().body.name(of: plan, in: environment.language)
        return Answer(.lines([try line(reply.body, name: name, in: environment.language)]))
    }

    private var timedOut: Failure {
        Failure(
            .tryAgainLater,
            en: "\(plan) was not \(awaited.rawValue) within \(timeout ?? "")",
            ja: "\(timeout ?? "") のあいだに \(plan) は\(awaited == .open ? "受付中" : "時間外")になりませんでした"
        )
    }

    private func line(_ availability: Availability, name: String, in say: Language) throws -> Line {
        let at = try ClockReading(rfc3339: availability.at)
        let until = try availability.until.map { text in
            let end = say.moment(try ClockReading(rfc3339: text).civil, besides: at.civil.date)
            return say(en: ", until \(end)", ja: "(\(end) まで)")
        }
        let state = availability.open ? say(en: " is open", ja: "は受付中です") : say(en: " is closed", ja: "は時間外です")
        return "\(name, .strong)\(state)\(until ?? "")"
    }
}
