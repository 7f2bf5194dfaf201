import ArgumentParser
import Glibc
import Messages
import TerminalText

/// Opens the desk's pages in a browser, with the rights of the user who asks.
struct DeskCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("desk", Help.Desk.command)
    }

    /// Seconds without use after which it ends, unless told.
    private static let usualIdle: Int64 = 1_800
    private static let longestIdle: Int64 = 86_400

    @Option(help: ArgumentHelp(Help.Desk.port, Help.Value.port))
    var port: UInt16?

    @Option(help: ArgumentHelp(Help.Desk.idle, Help.Value.duration))
    var idle: String?

    @Flag(name: .customLong("no-open"), help: ArgumentHelp(Help.Desk.noOpen))
    var noOpen = false

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let say = environment.language
        let seconds = try idle.map { try Input.duration($0, of: "--idle") } ?? Self.usualIdle
        guard (1...Self.longestIdle).contains(seconds) else { throw Failure(.badInput, .deskIdleOutOfRange) }
        // Why there is no daemon is said here, before there is a browser.
        _ = try options.control(in: environment).plans()
        let listener = try LoopbackListener(port: port ?? 0)
        var generator = SystemRandomNumberGenerator()
        let session = DeskSession(port: listener.port, using: &generator)
        let pages = DeskPages(language: say, session: session)
        let server = DeskServer(
            listener: listener, session: session, socketPath: options.directory(in: environment) + "/control.sock",
            idle: .seconds(seconds), owners: .ofThisProcess(), page: { pages.html($0) })
        var step = 0
        return Answer(
            .series {
                step += 1
                switch step {
                case 1: return beginning(session, seconds, say)
                case 2:
                    if !noOpen { open(session.address) }
                    let ending = server.run()
                    // A terminal that has hung up takes no more words.
                    guard !options.json, ending != .signal(SIGHUP) else { return .nothing }
                    return .lines([Line(say(.deskEnded(isIdle: ending == .idle)))])
                default: return nil
                }
            })
    }

    private func beginning(_ session: DeskSession, _ seconds: Int64, _ say: Language) -> Answer.Output {
        if options.json {
            let json = JSONValue.object([
                "address": .string(session.address), "idle_seconds": .integer(seconds),
                "port": .integer(Int64(session.port)),
            ])
            return .json(json.text)
        }
        return .lines([
            say.line { .deskAt($0(session.address, .strong)) },
            Line(say(.deskLasts(idle: say.duration(seconds)))),
        ])
    }

    private func open(_ address: String) {
        let launch = BrowserLaunch(of: address, isRoot: geteuid() == 0) { name in
            getenv(name).map { String(cString: $0) }
        }
        // The address stands at the terminal in any case.
        _ = launch?.start()
    }
}
