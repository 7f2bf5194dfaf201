import ArgumentParser
import FollowUps
import Glibc
import LinuxSystem
import LoggedEvents
import Logging
import MadoguchiAPI
import MadoguchiDaemon
import Messages
import TerminalText
import TimeZoneDatabase

/// The daemon's command line.
@main
struct Madoguchid: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("madoguchid", Help.Daemon.command, version: "madoguchid \(Release.version)")
    }

    @Option(help: ArgumentHelp(Help.Daemon.config, Help.Value.file), completion: .file(extensions: ["yaml"]))
    var config: String?

    @Flag(help: ArgumentHelp(Help.Daemon.check))
    var check = false

    @Option(help: ArgumentHelp(Help.Daemon.with, Help.Value.file), completion: .file(extensions: ["yaml"]))
    var with: String?

    @Flag(help: ArgumentHelp(Help.Daemon.explain))
    var explain = false

    @Flag(help: ArgumentHelp(Help.Daemon.show))
    var show = false

    @Flag(help: ArgumentHelp(Help.Daemon.writeDropIn))
    var writeDropIn = false

    @Option(help: ArgumentHelp(Help.Daemon.restore, Help.Value.backup), completion: .file())
    var restore: String?

    @Flag(help: ArgumentHelp(Help.Daemon.keepSending))
    var keepSending = false

    @Flag(name: .customLong("move-to-postgresql"), help: ArgumentHelp(Help.Daemon.moveToPostgreSQL))
    var moveToPostgreSQL = false

    @Option(
        name: .customLong("print-openapi"), help: ArgumentHelp(Help.Daemon.printOpenAPI, Help.Value.socket),
        completion: .list(SocketName.allCases.map(\.rawValue)))
    var printOpenAPI: SocketName?

    @Flag(help: ArgumentHelp(Help.Daemon.printSchema))
    var printSchema = false

    @Option(help: ArgumentHelp(Help.Daemon.runtimeDirectory, Help.Value.directory), completion: .directory)
    var runtimeDir: String?

    @Option(help: ArgumentHelp(Help.Daemon.stateDirectory, Help.Value.directory), completion: .directory)
    var stateDir: String?

    @Option(
        help: ArgumentHelp(Help.Daemon.web, Help.Value.listen),
        transform: { text in
            guard let listen = WebConfiguration.Listen(text) else { throw ValidationError(.noListenAddress(text)) }
            return listen
        })
    var web: WebConfiguration.Listen?

    @Option(
        help: ArgumentHelp(Help.Daemon.logLevel(Self.levels), Help.Value.level), completion: .list(Self.levels),
        transform: { text in
            guard let level = Logger.Level(rawValue: text) else {
                throw ValidationError(.noLogLevel(text, known: Self.levels))
            }
            return level
        })
    var logLevel = Logger.Level.info

    private static let levels = Logger.Level.allCases.map(\.rawValue)

    func validate() throws {
        if explain, !check { throw ValidationError(.explainWithoutCheck) }
        if with != nil, !check { throw ValidationError(.withWithoutCheck) }
        if writeDropIn, check || restore != nil {
            throw ValidationError(.writeDropInWithOthers)
        }
        if check, restore != nil { throw ValidationError(.checkWithRestore) }
        if keepSending, restore == nil { throw ValidationError(.keepSendingWithoutRestore) }
        if moveToPostgreSQL, check || show || writeDropIn || restore != nil {
            throw ValidationError(.goesAlone("--move-to-postgresql"))
        }
        let isAtWork = check || show || writeDropIn || restore != nil || moveToPostgreSQL
        if printOpenAPI != nil, isAtWork || printSchema { throw ValidationError(.goesAlone("--print-openapi")) }
        if printSchema, isAtWork { throw ValidationError(.goesAlone("--print-schema")) }
        if config == nil, printOpenAPI == nil, !printSchema {
            throw ValidationError(.argumentMissing("--config <\(Help.Value.file[Self.language])>"))
        }
    }

    static func main() async {
        do {
            var command = try parseAsRoot()
            if let daemon = command as? Self {
                try await daemon.run()
            } else {
                try command.run()
            }
        } catch {
            let width = max(TerminalWidth.ofThisProcess() ?? 80, 40)
            UsageReport(error, of: self, arguments: Array(CommandLine.arguments.dropFirst()), width: width).end()
        }
    }

    func run() async throws {
        ProcessMemory.keepPrivate()
        guard let config, printOpenAPI == nil, !printSchema else { return try printDescription() }
        let options = Daemon.Options(
            configurationFile: config, candidate: with, runtimeDirectory: runtimeDir, stateDirectory: stateDir,
            web: web,
            clientDirectory: Self.clientDirectory, language: Self.language)
        // What the running daemon says goes by the configuration's language, once that is known.
        var isRunning = false
        do {
            if writeDropIn {
                print(try options.writeDropIn(zones: .system())[Self.language])
                return
            }
            if check {
                let now = WallClock.system.now()
                let configuration = try options.readConfiguration(zones: .system())
                let summary =
                    explain
                    ? try options.explainConfiguration(at: now, zones: .system())
                    : configuration.summary(at: now, zones: .system())
                print(Wording.lines([summary] + configuration.whatItWouldStrand())[Self.language])
                try configuration.verifyUnit()
                // As the unit's ExecReload, before the daemon gets its SIGHUP: the reload lasts until that says that it is ready.
                // The daemon alone might say too late that it has begun.
                Systemd.notify(.reloading)
                return
            }
            if moveToPostgreSQL {
                print(try options.moveToPostgreSQL(zones: .system())[Self.language])
                return
            }
            if let restore {
                print(try options.restore(restore, keepsSending: keepSending, zones: .system())[Self.language])
                return
            }
            let level = logLevel
            let logger = Logger(label: "madoguchid") { _ in
                var handler: any LogHandler =
                    Journal.isStandardError ? JournalLog(identifier: "madoguchid") : StandardErrorLog()
                handler.logLevel = level
                return handler
            }
            LogLanguage.current = Self.language
            isRunning = true
            let present: @Sendable (String) -> Void = { StandardOutput.write($0) }
            try await Daemon(options: options, logger: logger, present: show ? present : nil).run()
        } catch {
            StandardErrorLog.complain(Wording(error)[isRunning ? LogLanguage.current : Self.language])
            throw Self.exitCode(for: error)
        }
    }

    /// Prints what needs no configuration.
    private func printDescription() throws {
        do {
            let zones = TimeZoneDatabase.system()
            if let printOpenAPI { print(try Daemon.openAPI(of: printOpenAPI, zones: zones), terminator: "") }
            if printSchema { print(ConfigurationSchema.text(in: Self.language, zones: zones), terminator: "") }
        } catch {
            StandardErrorLog.complain(Wording(error)[Self.language])
            throw Self.exitCode(for: error)
        }
    }

    /// Of what is printed; the log goes by the configuration.
    private static let language = HelpLanguage.current

    /// Where the client lies beside this program, as in a checkout; nil where it is to be found by the PATH.
    private static var clientDirectory: String? {
        let own = CommandLine.arguments[0]
        guard let slash = own.lastIndex(of: "/"), access(own[...slash] + "madoguchi", X_OK) == 0 else { return nil }
        return String(own[..<slash])
    }

    private static func exitCode(for error: any Error) -> ExitCode {
        let fault: Fault =
            switch error {
            case is ConfigurationError, is TimeZoneDatabaseError, is UnitError: .configuration
            case is UnwritableDropIn: .unwritable
            case let error as ListenError: error.isTemporary ? .inUse : .configuration
            case RestoreError.elsewhere, MoveError.noTarget: .configuration
            case RestoreError.inUse, MoveError.inUse: .inUse
            case RestoreError.unusable: .badBackup
            case RestoreError.failed, MoveError.unusable, MoveError.refused: .unwritable
            default: .other
            }
        return ExitCode(fault.rawValue)
    }
}

extension SocketName: ExpressibleByArgument {}

/// Exit codes of sysexits(3) for what goes wrong once the command line is understood. `Help.Daemon.exitStatuses` explains
/// each.
enum Fault: Int32, CaseIterable {
    case badBackup = 65
    case other = 70
    case unwritable = 74
    case inUse = 75
    case configuration = 78
}
