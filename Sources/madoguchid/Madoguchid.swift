import ArgumentParser
import FollowUps
import Glibc
import LinuxSystem
import Logging
import MadoguchiAPI
import MadoguchiDaemon
import TimeZoneDatabase

/// The daemon's command line.
@main
struct Madoguchid: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "madoguchid",
        abstract: "Knows when live support is staffed, and answers on its sockets.",
        discussion: """
            Files FILE.d/*.yaml are applied over the configuration, in the order of their names.
            SIGHUP reads the configuration again, SIGTERM stops the daemon. TZDIR names another tz database.
            Exit status: 0 stopped as asked, 64 usage, 65 the backup can't be used, 74 the disk can't be written,
            75 another daemon is running, 78 the configuration is at fault.
            """,
        version: "madoguchid \(Release.version)")

    @Option(help: ArgumentHelp("The configuration's file.", valueName: "file"))
    var config: String

    @Flag(help: "Check the configuration, report its faults, and exit.")
    var check = false

    @Flag(help: "With --check: list every effective key with its value, file and line.")
    var explain = false

    @Flag(help: "Show each plan's state, the coming windows and how to ask, once the sockets answer.")
    var show = false

    @Flag(
        help: "Write the drop-in that opens the service's unit as far as the configuration needs, and exit.")
    var writeDropIn = false

    @Option(
        help: ArgumentHelp(
            "Replace the database by a backup (madoguchi queue backup), report its contents, and exit.",
            valueName: "backup"))
    var restore: String?

    @Flag(help: "With --restore: don't pause sending, although messages sent since the backup are sent again.")
    var keepSending = false

    @Option(help: ArgumentHelp("The sockets' directory, in place of runtime_dir.", valueName: "dir"))
    var runtimeDir: String?

    @Option(help: ArgumentHelp("The data's directory, in place of state_dir.", valueName: "dir"))
    var stateDir: String?

    @Option(
        help: ArgumentHelp("The least level of messages to log: \(Self.levels).", valueName: "level"),
        transform: { text in
            guard let level = Logger.Level(rawValue: text) else {
                throw ValidationError("\"\(text)\" is no log level; use one of \(Self.levels)")
            }
            return level
        })
    var logLevel = Logger.Level.info

    private static let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")

    func validate() throws {
        if explain, !check { throw ValidationError("--explain goes with --check; give both") }
        if writeDropIn, check || restore != nil {
            throw ValidationError("--write-drop-in goes without --check and --restore")
        }
        if check, restore != nil { throw ValidationError("--check and --restore exclude each other; give one of them") }
        if keepSending, restore == nil { throw ValidationError("--keep-sending goes with --restore") }
    }

    func run() async throws {
        ProcessMemory.keepPrivate()
        let options = Daemon.Options(
            configurationFile: config, runtimeDirectory: runtimeDir, stateDirectory: stateDir, client: Self.client)
        do {
            if writeDropIn {
                print(try options.writeDropIn(zones: .system()))
                return
            }
            if check {
                let now = WallClock.system.now()
                let configuration = try options.readConfiguration(zones: .system())
                print(
                    explain
                        ? try options.explainConfiguration(at: now, zones: .system())
                        : configuration.summary(at: now, zones: .system()))
                try configuration.verifyUnit()
                return
            }
            if let restore {
                print(try options.restore(restore, keepsSending: keepSending, zones: .system()))
                return
            }
            let level = logLevel
            let logger = Logger(label: "madoguchid") { _ in
                var handler: any LogHandler =
                    Journal.isStandardError ? JournalLog(identifier: "madoguchid") : StandardErrorLog()
                handler.logLevel = level
                return handler
            }
            let present: @Sendable (String) -> Void = { StandardOutput.write($0) }
            try await Daemon(options: options, logger: logger, present: show ? present : nil).run()
        } catch {
            StandardErrorLog.complain("\(error)")
            throw Self.exitCode(for: error)
        }
    }

    /// The client beside this program, as in a checkout, or the one on the PATH.
    private static var client: String {
        let own = CommandLine.arguments[0]
        let beside = own.lastIndex(of: "/").map { own[...$0] + "madoguchi" } ?? ""
        return access(String(beside), X_OK) == 0 ? String(beside) : "madoguchi"
    }

    /// Exit codes of sysexits(3).
    private static func exitCode(for error: any Error) -> ExitCode {
        switch error {
        case is ConfigurationError, is TimeZoneDatabaseError, is UnitError: ExitCode(78)
        case is UnwritableDropIn: ExitCode(74)
        case let error as ListenError: ExitCode(error.isTemporary ? 75 : 78)
        case RestoreError.inUse: ExitCode(75)
        case RestoreError.unusable: ExitCode(65)
        case RestoreError.failed: ExitCode(74)
        default: ExitCode(70)
        }
    }
}
