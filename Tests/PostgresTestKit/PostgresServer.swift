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
    private let owned: TemporaryDirectory
    private let process: ChildProcess
    /// The end of a pipe that the keeper of the server reads from: when nobody has it open any longer, the server ends.
    private let lifeline: CInt

    /// - Parameters:
    ///   - settings: parameters of the server beside those for tests.
    ///   - listens: whether it listens on 127.0.0.1, too.
    ///   - prepare: called with the directory of the data before the server starts.
    package init(
        settings: [String: String] = [:], listens: Bool = false, prepare: (String) throws -> Void = { _ in }
    ) throws {
        guard let binaries = Self.binaries else { throw TestFailure(Self.absence) }
        owned = try TemporaryDirectory()
        directory = owned.path
        port = listens ? LoopbackPort.free() : nil
        let data = owned.path("data")
        let user = Self.user
        if let user { chown(directory, user.pw_uid, user.pw_gid) }
        let identity =
            user.map {
                ["setpriv", "--reuid", "\($0.pw_uid)", "--regid", "\($0.pw_gid)", "--clear-groups", "--"]
            } ?? []
        try ChildProcess.succeed(
            identity + [
                "\(binaries)/initdb", "--pgdata", data, "--username", "postgres", "--auth", "trust", "--no-sync",
                "--encoding", "UTF8", "--locale", "C",
            ])
        try prepare(data)
        if let user { try ChildProcess.succeed(["chown", "-R", "\(user.pw_uid):\(user.pw_gid)", data]) }
        var parameters = [
            "listen_addresses": listens ? "127.0.0.1" : "", "unix_socket_directories": directory,
            "fsync": "off", "shared_buffers": "16MB", "max_connections": "200", "deadlock_timeout": "100ms",
            "wal_level": "replica", "logging_collector": "off", "autovacuum": "off",
        ]
        parameters.merge(settings) { $1 }
        if let port { parameters["port"] = "\(port)" }
        let command = ["\(binaries)/postgres", "-D", data] + parameters.flatMap { ["-c", "\($0.key)=\($0.value)"] }

        let fifo = owned.path("lifeline")
        guard mkfifo(fifo, 0o600) == 0 else { throw TestFailure(errno: errno, doing: fifo) }
        if let user { chown(fifo, user.pw_uid, user.pw_gid) }
        lifeline = open(fifo, O_RDWR | O_CLOEXEC)
        guard lifeline >= 0 else { throw TestFailure(errno: errno, doing: fifo) }
        // It ends the server at once, and what is left of it.
        let keeper =
            #"directory=$1; shift; cd /; "$@" </dev/null & read -r _; kill -QUIT $!; wait; rm -rf "$directory""#
        process = try ChildProcess(
            identity + ["sh", "-c", keeper, "sh", directory] + command, input: fifo,
            output: owned.path("log"))
        let socket = "\(directory)/.s.PGSQL.\(port ?? 5432)"
        let options = PostgresOptions(applicationName: "tests")
        try eventually("PostgreSQL answers; it says: \((try? owned.text("log")) ?? "")", within: 60) {
            guard process.isRunning else { throw TestFailure("PostgreSQL: \((try? owned.text("log")) ?? "")") }
            guard access(socket, F_OK) == 0 else { return false }
            return (try? PostgresSession(address, options: options)) != nil
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
    package func copy(to directory: String) throws {
        try run("pg_basebackup", "--pgdata", directory, "--checkpoint", "fast")
    }

    /// Writes what makes a schema anew.
    package func dump(_ schema: String, to file: String) throws {
        try run("pg_dump", "--dbname", "postgres", "--schema", schema, "--file", file)
    }

    /// Carries out what ``dump(_:to:)`` wrote.
    package func restore(_ file: String) throws {
        try run("psql", "--dbname", "postgres", "--set", "ON_ERROR_STOP=1", "--quiet", "--file", file)
    }

    private func run(_ program: String, _ arguments: String...) throws {
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

    package static var isInstalled: Bool { binaries != nil }

    /// Why tests with a server are skipped.
    package static let absence = "no PostgreSQL server is under /usr/lib/postgresql; `make deps-test` installs one"

    /// Whom it runs as, for it refuses to run as root; nil for the tests' own user.
    private static var user: passwd? {
        guard geteuid() == 0 else { return nil }
        return (getpwnam("postgres") ?? getpwnam("nobody"))?.pointee
    }

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
