import ArgumentParser
import Glibc
import MadoguchiAPI
import Messages
import TerminalText

struct ClusterDrainCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("drain", Help.ClusterDrain.command)
    }

    @Argument(help: ArgumentHelp(Help.Cluster.name, Help.Value.name), completion: .nodes)
    var name: String

    @Flag(help: ArgumentHelp(Help.ClusterDrain.undo))
    var undo = false

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let reply: Daemon.Reply<ClusterStatus>
        do throws(DaemonError) {
            reply = try daemon.setDraining(!undo, node: name)
        } catch {
            throw error.named(by: .options(arguments: ["name"]))
        }
        if options.json { return Answer(.json(reply.json)) }
        let say = environment.language
        if undo {
            let isLive = reply.body.nodes.contains { $0.name == name && $0.state == "live" }
            return Answer(
                .lines([
                    say.line { isLive ? .nodeUndrained($0(name, .strong)) : .nodeUndrainedAway($0(name, .strong)) }
                ]))
        }
        let cluster = settled(daemon, reply.body)
        let sends = cluster.sends(name)
        let said: Line =
            sends ? Line(say(.nodeNotDrainedYet(name)), .now) : say.line { .nodeDrained($0(name, .strong)) }
        // Somebody who drains the last one should know.
        let nobody = cluster.troubles.filter { $0.code == "nobody-sends" }
        return Answer(
            .lines([said] + nobody.flatMap { ClusterReport.lines(of: $0, environment) }),
            outcome: sends ? .tryAgainLater : .yes)
    }

    /// How it goes a moment later: a node hears of it with its next beat.
    private func settled(_ daemon: Daemon, _ first: ClusterStatus) -> ClusterStatus {
        let deadline = Deadline(in: .seconds(10))
        var latest = first
        while latest.sends(name), !deadline.hasPassed {
            usleep(250_000)
            // It is asked, whether or not the daemon goes on answering.
            guard let next = try? daemon.cluster().body else { break }
            latest = next
        }
        return latest
    }
}

extension ClusterStatus {
    fileprivate func sends(_ name: String) -> Bool { nodes.contains { $0.name == name && $0.sends } }
}
