import ArgumentParser
import MadoguchiAPI

/// The root of the command line.
struct Madoguchi: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "madoguchi",
        abstract: "Shows when staff is available, queues messages for those hours, and follows up cases.",
        discussion: """
            Answers are in Japanese or English by LC_ALL, LC_MESSAGES and LANG.

            Exit codes: 0 yes or done, 1 no (closed), 64 usage, 65 bad input, 69 no daemon there, \
            75 try again later, 77 not permitted.

            Times are RFC 3339 (2026-11-24T10:00:00+09:00); one without an offset, or a date alone, is read in the \
            zone of --zone, or else in the daemon's display zone. Durations are 4h, 90m, 1h30m or ISO 8601 (PT4H).
            """,
        version: "madoguchi \(Release.version)",
        subcommands: [
            StatusCommand.self, HoursCommand.self, WaitCommand.self, StaffedCommand.self, AuditCommand.self,
            EvalCommand.self, ZoneCommand.self, RemindCommand.self, SendCommand.self, ImportCommand.self,
            QueueCommand.self, TemplatesCommand.self, CaseCommand.self, PlaybooksCommand.self, SuppressCommand.self,
            RecordCommand.self,
            ReportCommand.self, RecurringCommand.self, DoctorCommand.self,
        ]
    )

    @OptionGroup var options: SharedOptions

    /// - Parameter arguments: the process's own unless given.
    /// - Throws: ``Reportable`` errors; ArgumentParser's own for usage, help and completion scripts.
    static func answer(to arguments: [String]? = nil, in environment: CommandEnvironment) throws -> Answer {
        var parsed = try parseAsRoot(arguments)
        guard let command = parsed as? any ClientCommand else {
            try parsed.run()
            return Answer(.nothing)
        }
        return try command.answer(in: environment)
    }
}

/// Options that may stand before the subcommand's name or after it.
struct SharedOptions: ParsableArguments {
    @Option(
        name: .customLong("runtime-dir"),
        help: ArgumentHelp(
            "The directory of the daemon's sockets: MADOGUCHI_RUNTIME_DIR where set, else /run/madoguchi.",
            valueName: "dir"
        ),
        completion: .directory
    )
    var runtimeDirectory: String?

    @Flag(help: "Answer in JSON.")
    var json = false

    /// The daemon's read-only socket.
    func daemon(in environment: CommandEnvironment) -> Daemon {
        Self.daemon(in: environment, runtimeDirectory: runtimeDirectory)
    }

    /// The daemon's socket for changes.
    func control(in environment: CommandEnvironment) -> Daemon {
        Self.control(in: environment, runtimeDirectory: runtimeDirectory)
    }

    /// Where the sockets are.
    func directory(in environment: CommandEnvironment) -> String {
        Self.directory(in: environment, runtimeDirectory)
    }

    static func daemon(in environment: CommandEnvironment, runtimeDirectory: String?) -> Daemon {
        daemon(at: "query.sock", in: environment, runtimeDirectory)
    }

    static func control(in environment: CommandEnvironment, runtimeDirectory: String?) -> Daemon {
        daemon(at: "control.sock", in: environment, runtimeDirectory)
    }

    private static func daemon(
        at socket: String, in environment: CommandEnvironment, _ runtimeDirectory: String?
    ) -> Daemon {
        Daemon(
            socketPath: "\(directory(in: environment, runtimeDirectory))/\(socket)", language: environment.language)
    }

    private static func directory(in environment: CommandEnvironment, _ runtimeDirectory: String?) -> String {
        runtimeDirectory ?? environment.runtimeDirectory ?? "/run/madoguchi"
    }
}
