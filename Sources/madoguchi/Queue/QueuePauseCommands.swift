import ArgumentParser
import Glibc
import MadoguchiAPI
import Messages
import TerminalText

struct QueuePauseCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("pause", Help.QueuePause.command)
    }

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let json = try options.control(in: environment).setPaused(true)
        if options.json { return Answer(.json(json)) }
        return Answer(
            .lines([
                Line(
                    environment.language(.pausedUntilResumed))
            ]))
    }
}

struct QueueResumeCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("resume", Help.QueueResume.command)
    }

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let json = try daemon.setPaused(false)
        if options.json { return Answer(.json(json)) }
        // It is resumed, whether or not the daemon goes on answering.
        guard let status = try? Self.settled(daemon) else {
            return Answer(.lines([Line(environment.language(.resumed))]))
        }
        return Answer(
            .lines([Self.line(status, environment)]), outcome: status.paused ? .tryAgainLater : .yes)
    }

    private static func line(_ status: QueueStatus, _ environment: CommandEnvironment) -> Line {
        let say = environment.language
        if let because = status.because {
            return status.paused
                ? Line(say(.haltedAgain(because)), .now)
                : Line(say(.resumedBut(because)), .now)
        }
        if status.states["sending"] ?? 0 > 0 || status.oldestDue != nil {
            return Line(say(.resumedSending))
        }
        guard let next = status.nextDue.map(Moments(environment).coming) else {
            return Line(say(.resumedEmpty))
        }
        return say.line { .resumedNext($0(next)) }
    }

    /// How it goes a moment later: a relay that refused us before may refuse us again.
    private static func settled(_ daemon: Daemon) throws(DaemonError) -> QueueStatus {
        let deadline = Deadline(in: .seconds(3))
        while true {
            let status = try daemon.queue().body
            let isIdle = status.oldestDue == nil && status.states["sending"] ?? 0 == 0
            if status.paused || isIdle || deadline.hasPassed { return status }
            usleep(250_000)
        }
    }
}
