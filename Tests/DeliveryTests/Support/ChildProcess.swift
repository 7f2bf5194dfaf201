import Glibc
import Synchronization
import Testing

/// Another program. Foundation's `Process` leaves signals blocked in it, so that nothing would end a server.
final class ChildProcess: Sendable {
    let name: String
    private let pid: pid_t
    private let status = Mutex<CInt?>(nil)

    /// - Parameters:
    ///   - arguments: the program first; it is looked for in the path, and where servers are.
    ///   - input: a file to read from.
    ///   - output: a file for what it writes to either of its outputs.
    init(_ arguments: [String], input: String = "/dev/null", output: String = "/dev/null") throws {
        name = arguments.first ?? ""
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // Swift's threads let no signals in, and children would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let words = ["env", "PATH=\(String(cString: getenv("PATH"))):/usr/sbin:/sbin"] + arguments
        var pointers = words.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        var pid: pid_t = 0
        let result = posix_spawn(&pid, "/usr/bin/env", &actions, &attributes, &pointers, environ)
        try #require(result == 0, "\(arguments) can't be run")
        self.pid = pid
    }

    deinit { stop() }

    var isRunning: Bool { reap(options: WNOHANG) == nil }

    /// - Returns: how it ended; 0 for well.
    @discardableResult
    func wait() -> CInt { reap(options: 0) ?? -1 }

    func stop() {
        guard isRunning else { return }
        kill(pid, SIGTERM)
        wait()
    }

    private func reap(options: CInt) -> CInt? {
        status.withLock { status in
            if let status { return status }
            var ended: CInt = 0
            if waitpid(pid, &ended, options) == pid { status = ended }
            return status
        }
    }

    /// Runs a program to its end.
    static func run(_ arguments: [String], input: String = "/dev/null", output: String = "/dev/null") throws {
        let child = try ChildProcess(arguments, input: input, output: output)
        try #require(child.wait() == 0, "\(arguments)")
    }
}
