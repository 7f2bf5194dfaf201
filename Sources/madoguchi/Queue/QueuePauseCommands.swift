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
                    environment.language(
                        en: "paused: nothing is sent until \"madoguchi queue resume\"",
                        ja: "送信を一時停止しました。「madoguchi queue resume」で再開するまで何も送信しません"))
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
        let status = try Self.settled(daemon)
        let say = environment.language
        if status.paused {
            let because = status.because ?? say(en: "somebody paused it again", ja: "また一時停止されました")
            return Answer(
                .lines([
                    Line(say(en: "halted again: \(because)", ja: "送信はまた止まりました: \(because)"), .now)
                ]), outcome: .tryAgainLater)
        }
        let due = status.states["sending"] ?? 0
        if due > 0 || status.oldestDue != nil {
            return Answer(
                .lines([Line(say(en: "resumed: what is due is being sent", ja: "送信を再開しました。予定の時刻になったものを送信中です"))]))
        }
        let next =
            status.nextDue.map {
                say(en: "next \(Moments(environment).coming($0))", ja: "次は \(Moments(environment).coming($0))")
            }
            ?? Line(say(en: "nothing is queued", ja: "待機中のものはありません"))
        return Answer(.lines([say(en: "resumed: nothing is due now; \(next)", ja: "送信を再開しました。いま送るものはありません。\(next)")]))
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
