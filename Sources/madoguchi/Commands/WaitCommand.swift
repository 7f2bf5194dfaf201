import ArgumentParser
import MadoguchiAPI
import Messages
import SupportHours
import TerminalText

struct WaitCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("wait", Help.Wait.command)
    }

    enum AwaitedState: String, ExpressibleByArgument, CaseIterable {
        case open, closed
    }

    @Argument(help: ArgumentHelp(Help.Wait.plan, Help.Value.plan), completion: .plans)
    var plan: String

    @Option(name: .customLong("for"), help: ArgumentHelp(Help.Wait.awaited, Help.Value.awaited))
    var awaited = AwaitedState.open

    @Option(help: ArgumentHelp(Help.Wait.timeout, Help.Value.timeout))
    var timeout: String?

    @Flag(name: .shortAndLong, help: ArgumentHelp(Help.Shared.quiet))
    var quiet = false

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let deadline = try timeout.map {
            try Deadline(in: .seconds(Watch.bounded(Input.duration($0, of: "--timeout"))))
        }
        let daemon = options.daemon(in: environment)
        var watch = Watch(daemon: daemon, plan: plan, awaited: awaited, deadline: deadline)
        if environment.showsProgress, !quiet { watch.tick = { countDown($0, environment) } }
        defer { if environment.showsProgress { StandardError.draw("", colour: false) } }
        guard let reply = try watch.result() else { throw timedOut }
        if quiet { return Answer(.nothing) }
        if options.json { return Answer(.json(reply.json)) }
        let name = try daemon.plans().body.name(of: plan, in: environment.language)
        return Answer(.lines([try line(reply.body, name: name, in: environment.language)]))
    }

    /// `Basic is closed; opens Tue 24 Nov 23:00 (in 3 h 20 min)`, on one line that is drawn again and again.
    private func countDown(_ availability: Availability, _ environment: CommandEnvironment) {
        let say = environment.language
        guard let at = try? ClockReading(rfc3339: availability.at) else { return }
        let change = (awaited == .open ? availability.nextWindow?.start : availability.until)
            .flatMap { try? ClockReading(rfc3339: $0) }
        let state = say.word(for: availability.openState)
        let when = change.map { change -> Wording in
            let seconds = change.instant.seconds(since: at.instant)
            let moment = say.moment(change.civil, besides: at.civil.date)
            let left = say.duration(seconds)
            return awaited == .open ? .waitOpens(moment, in: left) : .waitCloses(moment, in: left)
        }
        StandardError.draw(
            Line(say(.waiting(for: availability.name, state: state, when: when))),
            colour: environment.colour)
    }

    private var timedOut: Failure {
        Failure(
            .tryAgainLater,
            .waitTimedOut(plan, state: awaited == .open ? .planOpen : .planClosed, timeout: timeout ?? ""))
    }

    private func line(_ availability: Availability, name: String, in say: Language) throws -> Line {
        let at = try ClockReading(rfc3339: availability.at)
        let until = try availability.until.map { text in
            say.moment(try ClockReading(rfc3339: text).civil, besides: at.civil.date)
        }
        let state = say.word(for: availability.openState)
        return say.line { .plan($0(name, .strong), state: state, until: until) }
    }
}
