import Foundation
import Glibc
import TestSupport

/// A real PgBouncer before a server, on a Unix socket of its own.
package final class PgBouncer: Sendable {
    /// Where its socket is.
    package let directory: String
    private let owned: TemporaryDirectory
    private let process: ChildProcess

    /// - Parameters:
    ///   - mode: `transaction` or `session`.
    ///   - connections: how many it has to the server.
    package init(to server: PostgresServer, mode: String = "transaction", connections: Int = 4) throws {
        owned = try TemporaryDirectory()
        directory = owned.path
        try owned.write("\"postgres\" \"\"\n", to: "users")
        let file = try owned.write(
            """
            [databases]
            postgres = host=\(server.directory) port=\(server.port ?? 5432)
            [pgbouncer]
            listen_addr =
            listen_port = 5432
            unix_socket_dir = \(directory)
            auth_type = trust
            auth_file = \(owned.path("users"))
            admin_users = postgres
            pool_mode = \(mode)
            default_pool_size = \(connections)
            max_client_conn = 200
            server_login_retry = 1
            """, to: "pgbouncer.ini")
        try PostgresServer.handOver(directory)
        process = try ChildProcess(PostgresServer.identity + ["pgbouncer", file], output: owned.path("log"))
        try eventually("PgBouncer answers; it says: \(log)") {
            guard process.isRunning else { throw TestFailure("PgBouncer: \(log)") }
            return try ask("SHOW VERSION", within: "pgbouncer").isSuccess
        }
    }

    /// What it has logged.
    package var log: String { (try? owned.text("log")) ?? "" }

    package func stop() { process.stop() }

    /// A connection string for the server's database through it.
    package var connection: String { "host=\(directory) port=5432 dbname=postgres user=postgres" }

    /// Has it do something: `PAUSE`, `RESUME`, `RECONNECT`.
    package func command(_ command: String) throws {
        let output = try ask(command, within: "pgbouncer")
        guard output.isSuccess else { throw TestFailure("\(command): \(output.error)") }
    }

    private func ask(_ sql: String, within database: String) throws -> ChildProcess.Output {
        try ChildProcess.run([
            PostgresServer.program("psql"), "--host", directory, "--port", "5432", "--username", "postgres", "--dbname",
            database, "--no-psqlrc", "--command", sql,
        ])
    }

    package static let isInstalled = access("/usr/sbin/pgbouncer", X_OK) == 0

    /// Why tests with it are skipped.
    package static let absence = "there is no PgBouncer; `make deps-test` installs it"
}
