package import Foundation
import Glibc
import Synchronization

/// Another program, which ends with its owner at the latest.
///
/// Foundation's `Process` leaves signals blocked in its children, so that nothing but SIGKILL would end a server.
package final class ChildProcess: Sendable {
    /// How a program ended.
    package enum Ending: Hashable, Sendable, CustomStringConvertible {
        case status(Int32)
        case signal(Int32)

        /// nil where a signal ended it.
        package var status: Int32? {
            if case .status(let status) = self { status } else { nil }
        }

        package var description: String {
            switch self {
            case .status(let status): "exits with \(status)"
            case .signal(let signal): "is ended by signal \(signal)"
            }
        }
    }

    package let command: [String]
    package let id: Int32
    private let found = Mutex<Ending?>(nil)

    /// - Parameters:
    ///   - command: a path, or a name that is looked for in the path and where servers are; then its arguments.
    ///   - environment: the whole of it; nil for the tests' own.
    ///   - input: a file to read from.
    ///   - output: a file for what it writes.
    ///   - error: a file for what it complains about; nil for the same.
    ///   - stoppable: whether SIGTSTP stops it wherever the tests run. In the tests' own process group it doesn't where nobody
    ///     above them could let it go on, as with a service. [setpgid(2)]
    package init(
        _ command: [String], environment: [String: String]? = nil, input: String = "/dev/null",
        output: String = "/dev/null", error: String? = nil, stoppable: Bool = false
    ) throws {
        self.command = command
        let program = command.first ?? ""
        let environment = environment ?? Self.environment
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let writing = O_WRONLY | O_CREAT | O_TRUNC | O_APPEND
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, writing, 0o600)
        if let error {
            posix_spawn_file_actions_addopen(&actions, 2, error, writing, 0o600)
        } else {
            posix_spawn_file_actions_adddup2(&actions, 1, 2)
        }
        // Swift's threads let no signals in, and children would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        let group = stoppable ? POSIX_SPAWN_SETPGROUP : 0
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group))

        let argv = command.map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var id = pid_t()
        let failure = posix_spawn(&id, Self.find(program), &actions, &attributes, argv, envp)
        guard failure == 0 else { throw TestFailure(errno: failure, doing: "\(program) can't be started") }
        self.id = id
    }

    deinit {
        guard isRunning else { return }
        kill(id, SIGKILL)
        wait()
    }

    package var isRunning: Bool { reap(WNOHANG) == nil }

    /// Waits for its end.
    @discardableResult
    package func wait() -> Ending {
        while true {
            if let ending = reap(0) { return ending }
        }
    }

    /// Waits for its end, for some seconds at most.
    ///
    /// - Parameter said: what it has said so far, for the failure.
    package func end(within seconds: Int = 20, said: @autoclosure () -> String = "") throws -> Ending {
        try eventually("\(command.first ?? "") ends; it says: \(said())", within: seconds) { !isRunning }
        return wait()
    }

    package func signal(_ signal: Int32) {
        kill(id, signal)
    }

    /// Asks it to end, and waits for that.
    package func stop() {
        guard isRunning else { return }
        signal(SIGTERM)
        wait()
    }

    private func reap(_ options: Int32) -> Ending? {
        found.withLock { found in
            if let found { return found }
            var status: Int32 = 0
            guard waitpid(id, &status, options) == id else { return nil }
            let signal = status & 0x7F
            found = signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal)
            return found
        }
    }

    /// The tests' own, with the places where servers are.
    private static let environment: [String: String] = {
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] = "\(environment["PATH"] ?? "/usr/bin:/bin"):/usr/sbin:/sbin"
        return environment
    }()

    private static func find(_ program: String) -> String {
        guard !program.contains("/") else { return program }
        let places = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
        return places.first { access($0, X_OK) == 0 } ?? program
    }
}

extension ChildProcess {
    /// What a program wrote, and how it ended.
    package struct Output: Sendable {
        package let ending: Ending
        package let bytes: Data
        package let error: String

        package var text: String { String(decoding: bytes, as: UTF8.self) }
        package var isSuccess: Bool { ending == .status(0) }
    }

    /// Runs a program to its end. Through files: a pipe that nobody empties while the other is being filled would hold both
    /// up.
    ///
    /// - Parameter environment: beside the tests' own.
    package static func run(
        _ command: [String], input: some Sequence<UInt8> = [UInt8](), environment: [String: String] = [:]
    ) throws -> Output {
        let directory = try TemporaryDirectory()
        let input = try directory.write(input, to: "in")
        let child = try ChildProcess(
            command, environment: Self.environment.merging(environment) { $1 }, input: input,
            output: directory.path("out"), error: directory.path("err"))
        return Output(ending: child.wait(), bytes: Data(try directory.read("out")), error: try directory.text("err"))
    }

    /// Runs a program that has to succeed.
    ///
    /// - Returns: what it wrote.
    @discardableResult
    package static func succeed(
        _ command: [String], input: some Sequence<UInt8> = [UInt8](), environment: [String: String] = [:]
    ) throws -> Data {
        let output = try run(command, input: input, environment: environment)
        guard output.isSuccess else {
            throw TestFailure("\(command.joined(separator: " ")) \(output.ending): \(output.error)")
        }
        return output.bytes
    }
}

/// The programs that are built beside the tests.
package enum BuiltPrograms {
    package static let directory = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().path

    package static func path(_ name: String) -> String { "\(directory)/\(name)" }
}
