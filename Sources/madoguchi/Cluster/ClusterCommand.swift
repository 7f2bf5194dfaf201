import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

/// The daemons that share the queue.
struct ClusterCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "cluster", Help.Cluster.command,
            subcommands: [
                ClusterShowCommand.self, ClusterAdoptCommand.self, ClusterDrainCommand.self, ClusterForgetCommand.self,
            ], defaultSubcommand: ClusterShowCommand.self)
    }

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}

struct ClusterShowCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("show", Help.ClusterShow.command)
    }

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let reply = try options.control(in: environment).cluster()
        return Answer(options.json ? .json(reply.json) : .lines(ClusterReport(reply.body).lines(environment)))
    }
}

struct ClusterAdoptCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("adopt", Help.ClusterAdopt.command)
    }

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let reply = try options.control(in: environment).adoptHours()
        let cluster = reply.body
        // Where it left the nodes meanwhile, nothing is known of its hours.
        let differing = cluster.nodes.first(where: \.answers)?.differs ?? cluster.adopted.map(\.plan)
        let outcome: ExitCode = differing.isEmpty ? .yes : .tryAgainLater
        if options.json { return Answer(.json(reply.json), outcome: outcome) }
        let say = environment.language
        return Answer(
            .lines([
                differing.isEmpty
                    ? Line(say(.hoursAdoptedOf(cluster.node))) : Line(say(.hoursNotAdoptedYet(differing)), .now)
            ]), outcome: outcome)
    }
}

struct ClusterForgetCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("forget", Help.ClusterForget.command)
    }

    @Argument(help: ArgumentHelp(Help.Cluster.name, Help.Value.name), completion: .nodes)
    var name: String

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let reply: Daemon.Reply<ClusterStatus>
        do throws(DaemonError) {
            reply = try options.control(in: environment).forget(node: name)
        } catch {
            throw error.named(by: .options(arguments: ["name"]))
        }
        if options.json { return Answer(.json(reply.json)) }
        return Answer(.lines([environment.language.line { .nodeForgotten($0(name, .strong)) }]))
    }
}
