import Foundation
import Glibc
package import PostgreSQL
import Synchronization
import TestSupport

/// A real PostgreSQL of the tests' own, on a Unix socket in a directory of its own. It ends and goes with its owner, and with
/// the test process however that ends.
package final class PostgresServer: Sendable {
    /// Where its socket is.
    package let directory: String
    /// Of 127.0.0.1; nil where it listens on its Unix socket only.
    package let port: Int?
    let owned: TemporaryDirectory
    private let process: ChildProcess
    /// The end of a pipe that the keeper of the server reads from: a line has it start the server again, and when nobody has
    /// it open any longer, the server ends.
    private let lifeline: CInt

    var data: String { owned.path("data") }

    /// An empty one.
    ///
    /// - Parameters:
    ///   - settings: parameters of the server beside those for tests.
    ///   - listens: whether it listens on 127.0.0.1, too.
    ///   - prepare: called with the directory of the data before the server starts.
    package convenience init(
        settings: [String: String] = [:], listens: Bool = false, prepare: (String) throws -> Void = { _ in }
    ) throws {
        try self.init(in: TemporaryDirectory(), settings: settings, listens: listens) { data in
            try Self.makeEmpty(data)
            try prepare(data)
        }
    }

    /// Makes the data of a server that has nothing.
    static func makeEmpty(_ data: String) throws {
        try run(
            "initdb",
            [
                "--pgdata", data, "--username", "postgres", "--auth", "trust", "--no-sync", "--encoding", "UTF8",
                "--locale", "C",
            ])
    }

    /// - Parameters:
    ///   - owned: becomes its directory.
    ///   - hasOwnClock: whether ``setClock(ahead:)`` sets its clock.
    ///   - fill: makes the directory of the data that it is given.
    init(
        in owned: TemporaryDirectory, settings: [String: String], listens: Bool = false, hasOwnClock: Bool = false,
        fill: (String) throws -> Void
    ) throws {
        guard let binaries = Self.binaries else { throw TestFailure(Self.absence) }
        self.owned = owned
        directory = owned.path
        port = listens ? LoopbackPort.free() : nil
        let data = owned.path("data")
        let user = Self.user
        if let user { chown(directory, user.pw_uid, user.pw_gid) }
        try fill(data)
        try Self.handOver(data)
        var parameters = [
            "listen_addresses": listens ? "127.0.0.1" : "", "unix_socket_directories": directory,
            "fsync": "off", "shared_buffers": "16MB", "max_connections": "200", "deadlock_timeout": "100ms",
            "wal_level": "replica", "logging_collector": "off", "autovacuum": "off",
        ]
        parameters.merge(settings) { $1 }
        if let port { parameters["port"] = "\(port)" }
        var environment: [String: String] = [:]
        if hasOwnClock {
            let clock = try owned.write("+0", to: "clock")
            if let user { chown(clock, user.pw_uid, user.pw_gid) }
            environment = FakedClock.environment(file: clock)
        }
        let command =
            ["env"] + environment.map { "\($0.key)=\($0.value)" } + ["\(binaries)/postgres", "-D", data]
            + parameters.flatMap { ["-c", "\($0.key)=\($0.value)"] }

        let fifo = owned.path("lifeline")
        guard mkfifo(fifo, 0o600) == 0 else { throw TestFailure(errno: errno, doing: fifo) }
        if let user { chown(fifo, user.pw_uid, user.pw_gid) }
        lifeline = open(fifo, O_RDWR | O_CLOEXEC)
        guard lifeline >= 0 else { throw TestFailure(errno: errno, doing: fifo) }
        // It ends the server at once, also one that stands still, and what is left of it.
        let keeper = #"""
            directory=$1; shift; cd /; "$@" </dev/null &
            while read -r _; do wait $!; "$@" </dev/null & done
            kill -QUIT $!; kill -CONT $!; wait; rm -rf "$directory"
            """#
        process = try ChildProcess(
            Self.identity + ["sh", "-c", keeper, "sh", directory] + command, input: fifo,
            output: owned.path("log"))
        try waitUntilReady()
    }

    /// Gives files to the user that servers run as.
    static func handOver(_ path: String) throws {
        if let user { try ChildProcess.succeed(["chown", "-R", "\(user.pw_uid):\(user.pw_gid)", path]) }
    }

    private func waitUntilReady() throws {
        try eventually("PostgreSQL answers; it says: \(log)", within: 60) {
            guard process.isRunning else { throw TestFailure("PostgreSQL: \(log)") }
            return try Self.output("pg_isready", ["--host", directory, "--port", "\(port ?? 5432)"]).isSuccess
        }
    }

    deinit {
        stop()
    }

    /// Ends it at once. Its data goes.
    package func stop() {
        // Closed by the one that is first: the number may be another's afterwards.
        if isStopped.exchange(true, ordering: .relaxed) { return }
        close(lifeline)
        process.wait()
    }

    private let isStopped = Atomic(false)

    /// What it has logged.
    package var log: String { (try? owned.text("log")) ?? "" }

    // MARK: What happens to it

    /// Sets its own clock, at once.
    package func setClock(ahead seconds: Int) throws {
        try owned.write("+\(seconds)s", to: "clock")
    }

    /// Has it end in order, and starts it again.
    package func restart() throws {
        guard let postmaster else { throw TestFailure("PostgreSQL doesn't run: \(log)") }
        kill(postmaster, SIGINT)
        try eventually("PostgreSQL ends; it says: \(log)") { self.postmaster == nil }
        try start()
    }

    /// Starts it after it has ended, with what is in its data then.
    package func start() throws {
        guard write(lifeline, "\n", 1) == 1 else { throw TestFailure(errno: errno, doing: "PostgreSQL's start") }
        try waitUntilReady()
    }

    /// Sends a signal to each of its processes, as what happens to a machine happens to all of them.
    package func signalAll(_ signal: Int32) {
        guard let postmaster else { return }
        // Those of a process that has died are another's.
        let before = children(of: postmaster)
        // That one first, which would start others.
        kill(postmaster, signal)
        for child in Set(before + children(of: postmaster)) { kill(child, signal) }
    }

    /// Ends it as a power failure does, but for what the system has of its files. The data stays.
    package func killAll() throws {
        guard let postmaster else { return }
        let processes = [postmaster] + children(of: postmaster)
        signalAll(SIGKILL)
        try eventually("PostgreSQL is dead") { processes.allSatisfy { !isAlive($0) } }
    }

    /// Its processes with a text in what they are called.
    package func processes(called text: String) -> [Int32] {
        guard let postmaster else { return [] }
        return children(of: postmaster).filter { process in
            (try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8))?.contains(text) ?? false
        }
    }

    /// Seconds of the processor that it has used, all of its processes together.
    package var processorSeconds: Double {
        guard let postmaster else { return 0 }
        // Those that have ended are counted with the one that they were of.
        let ticks = fields(of: postmaster)[11..<15] + children(of: postmaster).flatMap { fields(of: $0)[11..<13] }
        return Double(ticks.compactMap { Int($0) }.reduce(0, +)) / Double(sysconf(CInt(_SC_CLK_TCK)))
    }

    private var postmaster: pid_t? {
        let file = try? String(contentsOfFile: "\(data)/postmaster.pid", encoding: .utf8)
        return file?.split(separator: "\n").first.flatMap { pid_t($0) }
    }

    private func children(of process: pid_t) -> [pid_t] {
        let list = try? String(contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)
        return (list ?? "").split(separator: " ").compactMap { pid_t($0) }
    }

    /// Of `/proc/PID/stat`, from the state on. [proc(5)]
    private func fields(of process: pid_t) -> [Substring] {
        let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        return fields.count < 15 ? Array(repeating: "0", count: 15) : fields
    }

    private func isAlive(_ process: pid_t) -> Bool {
        access("/proc/\(process)/stat", F_OK) == 0 && fields(of: process)[0] != "Z"
    }

    // MARK: Its programs

    /// Runs one of the server's programs that has to succeed, as the server's user.
    @discardableResult
    static func run(_ program: String, _ arguments: [String]) throws -> Data {
        let output = try output(program, arguments)
        guard output.isSuccess else { throw TestFailure("\(program) \(output.ending): \(output.error)") }
        return output.bytes
    }

    private static func output(_ program: String, _ arguments: [String]) throws -> ChildProcess.Output {
        guard let binaries else { throw TestFailure(absence) }
        return try ChildProcess.run(identity + ["\(binaries)/\(program)"] + arguments)
    }

    /// Asks it, or a standby, by psql.
    ///
    /// - Returns: columns are separated by `|`.
    package func ask(_ sql: String) throws -> String {
        let bytes = try Self.run(
            "psql",
            [
                "--host", directory, "--port", "\(port ?? 5432)", "--username", "postgres", "--dbname", "postgres",
                "--no-psqlrc", "--no-align", "--tuples-only", "--command", sql,
            ])
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").joined(separator: "\n")
    }

    // MARK: Where it is

    /// By its Unix socket.
    package var address: PostgresAddress {
        get throws { try address() }
    }

    /// - Parameter more: keywords with their values beside host, port, user and database.
    package func address(_ more: String = "") throws -> PostgresAddress {
        try PostgresAddress("host=\(directory) port=\(port ?? 5432) user=postgres dbname=postgres \(more)")
    }

    // MARK: Copies

    /// Copies all of its data as they are now, byte by byte, to a new directory.
    ///
    /// - Parameter options: further ones of pg_basebackup.
    package func copy(to directory: String, _ options: String...) throws {
        try run("pg_basebackup", ["--pgdata", directory, "--checkpoint", "fast"] + options)
    }

    /// Writes what makes a schema anew.
    package func dump(_ schema: String, to file: String) throws {
        try run("pg_dump", ["--dbname", "postgres", "--schema", schema, "--file", file])
    }

    /// Carries out what ``dump(_:to:)`` wrote.
    package func restore(_ file: String) throws {
        try run("psql", ["--dbname", "postgres", "--set", "ON_ERROR_STOP=1", "--quiet", "--file", file])
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        guard let binaries = Self.binaries else { throw TestFailure(Self.absence) }
        try ChildProcess.succeed(
            ["\(binaries)/\(program)", "--host", directory, "--port", "\(port ?? 5432)", "--username", "postgres"]
                + arguments)
    }

    // MARK: What is installed

    /// The directory of the newest server's programs; nil where there is none.
    private static let binaries: String? = {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        return versions.compactMap { Int($0) }.sorted(by: >).map { "/usr/lib/postgresql/\($0)/bin" }
            .first { access("\($0)/postgres", X_OK) == 0 && access("\($0)/initdb", X_OK) == 0 }
    }()

    /// The path of one of the server's programs.
    package static func program(_ name: String) -> String { "\(binaries ?? "/nonexistent")/\(name)" }

    package static var isInstalled: Bool { binaries != nil }

    /// Why tests with a server are skipped.
    package static let absence = "no PostgreSQL server is under /usr/lib/postgresql; `make deps-test` installs one"

    /// Whom it runs as, for it refuses to run as root; nil for the tests' own user.
    private static var user: passwd? {
        guard geteuid() == 0 else { return nil }
        return (getpwnam("postgres") ?? getpwnam("nobody"))?.pointee
    }

    /// What a command begins with that runs as the server's user.
    static let identity: [String] =
        user.map { ["setpriv", "--reuid", "\($0.pw_uid)", "--regid", "\($0.pw_gid)", "--clear-groups", "--"] } ?? []

    // MARK: One for all

    private static let shared = Mutex<PostgresServer?>(nil)
    private static let schemas = Atomic(0)

    /// The one that all suites of a test process share, who don't change its parameters.
    package static func forAll() throws -> PostgresServer {
        try shared.withLock { shared in
            if let shared { return shared }
            let server = try PostgresServer()
            shared = server
            atexit { PostgresServer.shared.withLock { $0?.stop() } }
            return server
        }
    }

    /// A new, empty schema.
    ///
    /// - Returns: its name.
    package func schema() throws -> String {
        let name = "test\(Self.schemas.add(1, ordering: .relaxed).newValue)"
        let session = try PostgresSession(address, options: PostgresOptions(applicationName: "tests"))
        _ = try session.write("CREATE SCHEMA \(name)")
        return name
    }

    /// Takes a schema away, with all that is in it.
    package func drop(_ schema: String) throws {
        let session = try PostgresSession(address, options: PostgresOptions(applicationName: "tests"))
        _ = try session.write("DROP SCHEMA \(schema) CASCADE")
    }
}
