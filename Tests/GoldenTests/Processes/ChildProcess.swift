import Foundation
import Glibc

/// A process with an environment of its own, whose output goes to files. It ends with its owner at the latest.
final class ChildProcess {
    let id: pid_t
    private let files: (output: String, error: String)
    private var status: Int32?

    /// - Parameters:
    ///   - environment: the whole of it.
    ///   - input: a file for standard input.
    ///   - output: the beginning of two paths: what it writes is kept in `.out` and `.err`.
    init(
        _ command: [String], environment: [String: String], input: String = "/dev/null", output: String
    ) throws {
        files = (output + ".out", output + ".err")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, files.output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, files.error, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        // Whatever the test's runner blocks or ignores is none of the child's business.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let argv = command.map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var id = pid_t()
        let failure = posix_spawn(&id, command[0], &actions, &attributes, argv, envp)
        guard failure == 0 else { throw Failure(errno: failure, doing: "\(command[0]) can't be started") }
        self.id = id
    }

    deinit {
        guard status == nil else { return }
        kill(id, SIGKILL)
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
    }

    var output: String { contents(of: files.output) }
    var error: String { contents(of: files.error) }

    private func contents(of path: String) -> String {
        String(decoding: (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data(), as: UTF8.self)
    }

    var hasEnded: Bool {
        if status != nil { return true }
        var found: Int32 = 0
        if waitpid(id, &found, WNOHANG) == id { status = found }
        return status != nil
    }

    /// Waits for its end.
    ///
    /// - Returns: as people say it: `exits with 0`.
    func end() throws -> String {
        try eventually("the process ends; it says: \(error)") { hasEnded }
        guard let status else { throw Failure("the process has no status") }
        return status & 0x7F == 0 ? "exits with \(status >> 8 & 0xFF)" : "is ended by signal \(status & 0x7F)"
    }
}
