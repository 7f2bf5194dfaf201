import Glibc

/// The built `madoguchi`, run as users run it.
struct ClientProcess {
    struct Result {
        /// nil where a signal ended it.
        var status: CInt?
        var output: String
        var error: String
    }

    /// What the process finds in its environment; nothing of the machine's.
    var environment = ["LC_ALL": "en_US.UTF-8"]
    /// A file that standard output goes to instead of being kept.
    var outputPath: String?

    /// - Parameter started: is told the process's id.
    func run(_ arguments: [String], started: (pid_t) -> Void = { _ in }) throws -> Result {
        let directory = try TemporaryDirectory.make()
        let (output, error) = (outputPath ?? directory + "/output", directory + "/error")

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT, 0o600)

        let path = try Self.path()
        let argv = ([path] + arguments).map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var identifier = pid_t()
        let failure = posix_spawn(&identifier, path, &actions, nil, argv, envp)
        guard failure == 0 else { throw SystemError(errno: failure) }

        started(identifier)
        var status: CInt = 0
        while waitpid(identifier, &status, 0) < 0 {
            guard errno == EINTR else { throw SystemError(errno: errno) }
        }
        return Result(
            status: status & 0x7F == 0 ? status >> 8 & 0xFF : nil,
            output: outputPath == nil ? try Self.contents(of: output) : "", error: try Self.contents(of: error))
    }

    /// Beside the test bundle, where the build puts it.
    private static func path() throws -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { throw SystemError(errno: errno) }
        let own = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return own.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/madoguchi"
    }

    static func contents(of path: String) throws -> String {
        guard let file = fopen(path, "r") else { throw SystemError(errno: errno) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
