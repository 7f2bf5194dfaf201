import Glibc

/// The daemon's program on this host, which can read a configuration; the client can't.
struct DaemonProgram {
    let path: String

    /// Beside the client, or where packages have it; nil where it is nowhere.
    static var found: DaemonProgram? {
        candidates.first { access($0, X_OK) == 0 }.map { DaemonProgram(path: $0) }
    }

    /// Where the program may be.
    private static var candidates: [String] {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let own = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        let beside = own.lastIndex(of: "/").map { String(own[..<$0]) } ?? ""
        return [beside, beside + "/../sbin", "/usr/local/sbin", "/usr/sbin"].map { $0 + "/madoguchid" }
    }

    /// - Returns: its exit status and its output; nil where it can't be run.
    func run(_ arguments: [String]) -> (status: CInt, output: String)? {
        var pipes: [CInt] = [0, 0]
        guard pipe(&pipes) == 0 else { return nil }
        defer { close(pipes[0]) }
        for descriptor in pipes { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, pipes[1], STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, pipes[1], STDERR_FILENO)
        let argv = ([path] + arguments).map { strdup($0) } + [nil]
        defer { argv.forEach { free($0) } }
        var child = pid_t()
        let failure = posix_spawn(&child, path, &actions, nil, argv, environ)
        close(pipes[1])
        guard failure == 0 else { return nil }
        let output = Self.text(from: pipes[0])
        var status: CInt = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { return nil }
        }
        // The lowest bits hold the signal that ended it. [wait(2)]
        return (status & 0x7F == 0 ? status >> 8 & 0xFF : -1, output)
    }

    private static func text(from descriptor: CInt) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0, bytes.count < 1 << 20 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}
