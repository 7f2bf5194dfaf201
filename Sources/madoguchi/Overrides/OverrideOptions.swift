import ArgumentParser
import MadoguchiAPI
import Messages
import SupportHours
import TerminalText

/// The options of `close` and `open`, besides the plan.
struct OverrideOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Help.Override.from, Help.Value.instant))
    var from: String?

    @Option(help: ArgumentHelp(Help.Override.to, Help.Value.instant))
    var to: String?

    @Option(name: .customLong("for"), help: ArgumentHelp(Help.Override.duration, Help.Value.duration))
    var duration: String?

    @Flag(help: ArgumentHelp(Help.Override.untilRemoved))
    var untilRemoved = false

    @Option(parsing: .unconditional, help: ArgumentHelp(Help.Override.reason, Help.Value.reason))
    var reason: String?

    @Flag(name: .dryRun, help: ArgumentHelp(Help.Shared.dryRun))
    var dryRun = false

    func validate() throws {
        let ends = ["--to", "--for", "--until-removed"]
        switch [to != nil, duration != nil, untilRemoved].count(where: \.self) {
        case 0: throw ValidationError(.giveAny(of: ends))
        case 1: break
        default: throw ValidationError(.giveOneOf(ends))
        }
    }

    func answer(_ plan: String, _ state: OpenState, _ options: SharedOptions, in environment: CommandEnvironment) throws
        -> Answer
    {
        let daemon = options.control(in: environment)
        // Once the override is made, nothing may fail any more.
        let list = options.json && (duration == nil || from == nil) ? nil : try daemon.plans().body
        let request = OverrideRequest(
            state: state.rawValue, from: from, to: try end(list, environment), reason: reason)
        let reply: Daemon.Reply<OverrideResource>
        do throws(DaemonError) {
            reply = try daemon.override(plan, request, idempotencyKey: dryRun ? nil : Self.freshKey)
        } catch {
            throw error.named(
                by: .options(arguments: ["plan"], renamed: duration == nil ? [:] : ["to": "--for"]))
        }
        guard !options.json, let list else { return Answer(.json(reply.json)) }
        return Answer(.lines(OverrideReport(reply.body, in: list).lines(environment)))
    }

    /// - Returns: `--to` as it was typed, or the end of `--for`; nil for no end.
    /// - Throws: ``Failure`` where the duration or, beside it, the beginning can't be read.
    private func end(_ list: PlanList?, _ environment: CommandEnvironment) throws(Failure) -> String? {
        guard let duration else { return to }
        let seconds = try Input.duration(duration, of: "--for")
        guard seconds > 0 else {
            throw Failure(.badInput, .noLengthOfTime(duration))
        }
        var start = environment.now
        if let from, let list {
            start = try Input.instant(
                from, of: "--from", in: Input.zone(list.display.timezone, in: environment.timeZones))
        }
        return start.advanced(bySeconds: seconds).formattedInUTC
    }

    /// One for each invocation, so that it can be asked again where the answer gets lost.
    private static var freshKey: String { "override-" + String(UInt128.random(in: 0...(.max)), radix: 16) }
}
