import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

/// The root of the command line.
struct Madoguchi: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "madoguchi", Help.Client.command, version: "madoguchi \(Release.version)",
            subcommands: [
                StatusCommand.self, HoursCommand.self, WaitCommand.self, StaffedCommand.self, AuditCommand.self,
                CalendarCommand.self, EvalCommand.self, ZoneCommand.self, CloseCommand.self, OpenCommand.self,
                OverridesCommand.self,
                ChangesCommand.self, CalendarsCommand.self, RemindCommand.self, SendCommand.self, ImportCommand.self,
                QueueCommand.self, TemplatesCommand.self, CaseCommand.self, PlaybooksCommand.self,
                SuppressCommand.self, RecordCommand.self, ReportCommand.self, RecurringCommand.self,
                ClusterCommand.self, DeskCommand.self, DoctorCommand.self, InitCommand.self,
            ])
    }

    @OptionGroup var options: SharedOptions

    /// - Parameter arguments: the process's own unless given.
    /// - Throws: ``Reportable`` errors; ``UsageReport`` for usage, help and completion scripts.
    static func answer(to arguments: [String]? = nil, in environment: CommandEnvironment) throws -> Answer {
        let arguments = arguments ?? Array(CommandLine.arguments.dropFirst())
        return try HelpLanguage.$current.withValue(environment.language.ofMessages) {
            do {
                return try answer(toParsed: parseAsRoot(arguments), in: environment)
            } catch let error as any Reportable {
                throw error
            } catch {
                throw UsageReport(error, of: Self.self, arguments: arguments, width: width(environment))
            }
        }
    }

    /// The columns for help. A terminal that is too narrow for it breaks lines itself.
    static func width(_ environment: CommandEnvironment) -> Int { max(environment.width ?? 80, 40) }

    private static func answer(toParsed command: any ParsableCommand, in environment: CommandEnvironment) throws
        -> Answer
    {
        var parsed = command
        guard let command = parsed as? any ClientCommand else {
            try parsed.run()
            return Answer(.nothing)
        }
        var environment = environment
        if command.options.wide { environment.width = nil }
        var answer = try command.answer(in: environment)
        answer.width = environment.width
        return answer
    }
}

/// Options that may stand before the subcommand's name or after it.
struct SharedOptions: ParsableArguments {
    @Option(
        name: .customLong("runtime-dir"),
        help: ArgumentHelp(Help.Client.runtimeDirectory, Help.Value.directory),
        completion: .directory
    )
    var runtimeDirectory: String?

    @Flag(help: ArgumentHelp(Help.Client.json))
    var json = false

    @Flag(help: ArgumentHelp(Help.Client.wide))
    var wide = false

    /// The daemon's read-only socket.
    func daemon(in environment: CommandEnvironment) -> Daemon {
        Self.daemon(in: environment, runtimeDirectory: runtimeDirectory)
    }

    /// The daemon's socket for changes.
    func control(in environment: CommandEnvironment) -> Daemon {
        Self.control(in: environment, runtimeDirectory: runtimeDirectory)
    }

    /// Asks what everybody may see, and of which control.sock tells more to those who may use it.
    func askAsMuchAsPermitted<Found>(
        in environment: CommandEnvironment, _ ask: (Daemon) throws(DaemonError) -> Found
    ) throws(DaemonError) -> Found {
        do throws(DaemonError) {
            return try ask(control(in: environment))
        } catch {
            switch error.reason {
            case .transport(.notPermitted), .transport(.nobodyThere): return try ask(daemon(in: environment))
            default: throw error
            }
        }
    }

    /// Where the sockets are.
    func directory(in environment: CommandEnvironment) -> String {
        Self.directory(in: environment, runtimeDirectory)
    }

    /// - Parameter limit: how long a question may take; nil for no limit of its own.
    static func daemon(
        in environment: CommandEnvironment, runtimeDirectory: String?, atMost limit: Duration? = nil
    ) -> Daemon {
        daemon(at: "query.sock", in: environment, runtimeDirectory, limit)
    }

    /// - Parameter limit: how long a question may take; nil for no limit of its own.
    static func control(
        in environment: CommandEnvironment, runtimeDirectory: String?, atMost limit: Duration? = nil
    ) -> Daemon {
        daemon(at: "control.sock", in: environment, runtimeDirectory, limit)
    }

    private static func daemon(
        at socket: String, in environment: CommandEnvironment, _ runtimeDirectory: String?, _ limit: Duration?
    ) -> Daemon {
        Daemon(
            socketPath: "\(directory(in: environment, runtimeDirectory))/\(socket)", language: environment.language,
            atMost: limit)
    }

    private static func directory(in environment: CommandEnvironment, _ runtimeDirectory: String?) -> String {
        runtimeDirectory ?? environment.runtimeDirectory ?? "/run/madoguchi"
    }
}

extension NameSpecification {
    /// `--dry-run`, and `-n` as of make and rsync.
    static var dryRun: NameSpecification { [.customShort("n"), .long] }
}
