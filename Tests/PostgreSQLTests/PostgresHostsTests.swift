import Foundation
import PostgreSQL
import PostgresTestKit
import TestSupport
import Testing

/// On a server of its own, which waits for a standby that never comes where a session wants that, and which is made to read
/// only: one test after the other.
@Suite("Hosts, logins and standbys", .onServer, .serialized) struct PostgresHostsTests {
    private static let server = Result { try PostgresServer(settings: settings, listens: true, prepare: prepare) }

    private static let settings = [
        "ssl": "on", "ssl_cert_file": "server.crt", "ssl_key_file": "server.key",
        "synchronous_standby_names": "ANY 1 (nobody)", "synchronous_commit": "local",
    ]

    private static func prepare(_ data: String) throws {
        try ChildProcess.succeed([
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
            "36500", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout",
            "\(data)/server.key", "-out", "\(data)/server.crt",
        ])
        let insert = #"printf 'local all guest scram-sha-256\n' | cat - "$1" >"$1.new" && mv "$1.new" "$1""#
        try ChildProcess.succeed(["sh", "-c", insert, "sh", "\(data)/pg_hba.conf"])
    }

    private let server: PostgresServer

    init() throws {
        server = try Self.server.get()
    }

    private func connection(_ address: PostgresAddress, _ options: PostgresOptions = .tests()) -> PostgresConnection {
        PostgresConnection(address, options: options)
    }

    /// Of this server and another one, in this order.
    private func hosts(_ first: String, _ second: String, port: Int) throws -> PostgresAddress {
        try PostgresAddress("host=\(first),\(second) port=\(port),5432 user=postgres dbname=postgres")
    }

    // MARK: Hosts

    @Test("A host that isn't there is passed over")
    func dead() async throws {
        let other = try PostgresServer.forAll()
        let nowhere = try TemporaryDirectory()
        let connection = connection(try hosts(nowhere.path, other.directory, port: 5432))
        #expect(try await connection.perform { $0.host } == other.directory)
    }

    @Test("A host that doesn't answer costs two seconds")
    func frozen() async throws {
        let other = try PostgresServer.forAll()
        let proxy = try FaultProxy(to: other)
        proxy.freezeNewConnections()
        let connection = connection(try hosts(proxy.directory, other.directory, port: 5432))
        let clock = ContinuousClock()
        let start = clock.now
        #expect(try await connection.perform { $0.host } == other.directory)
        // libpq counts whole seconds.
        #expect(clock.now - start >= .seconds(1))
    }

    @Test("No host is there: each is named, and for a moment no other try is made")
    func unreachable() async throws {
        let (first, second) = (try TemporaryDirectory(), try TemporaryDirectory())
        var options = PostgresOptions.tests()
        options.retryInterval = .seconds(1_000)
        let connection = connection(try hosts(first.path, second.path, port: 5432), options)
        let error = try await failure(of: connection) { _ in }
        guard case .unreachable(let words) = error else {
            Issue.record("it is reached")
            return
        }
        #expect(words.contains(first.path) && words.contains(second.path) && !words.contains("\n"))
        #expect(try await failure(of: connection) { _ in } == error)
    }

    @Test("A server that has become read-only refuses a write, and the next call goes to one that writes")
    func readOnly() async throws {
        let other = try PostgresServer.forAll()
        let port = try #require(server.port)
        let schema = "public"
        let connection = connection(
            try hosts(server.directory, other.directory, port: port), .tests(schema: schema))
        #expect(try await connection.perform { $0.host } == server.directory)
        let operating = self.connection(try server.address)
        try await operating.perform { session in
            // Its own transactions write all the same.
            _ = try session.read("SET default_transaction_read_only = off")
            _ = try session.read("ALTER SYSTEM SET default_transaction_read_only = on")
            _ = try session.read("SELECT pg_reload_conf()")
        }
        try await eventually("the server only reads") {
            try await connection.perform { session in
                let sql = "SELECT current_setting('default_transaction_read_only')"
                return try session.read(sql).first?(0, as: String.self) == "on"
            }
        }
        let write = "CREATE TABLE IF NOT EXISTS written ()"
        #expect(try await failure(of: connection) { _ = try $0.write(write) } == .readOnly)
        let host = try await connection.perform { session in
            _ = try session.write(write)
            return session.host
        }
        #expect(host == other.directory)
        try await operating.perform { session in
            _ = try session.read("ALTER SYSTEM RESET default_transaction_read_only")
            _ = try session.read("SELECT pg_reload_conf()")
        }
        try await eventually("the server writes again") {
            (try? PostgresSession(try server.address, options: .tests())) != nil
        }
    }

    // MARK: Logins

    @Test("TLS with the server's name and authority, and nothing else")
    func tls() async throws {
        let port = try #require(server.port)
        let authority = "\(server.directory)/data/server.crt"
        func address(_ host: String, _ authority: String) throws -> PostgresAddress {
            try PostgresAddress(
                "host=\(host) port=\(port) user=postgres dbname=postgres sslmode=verify-full sslrootcert=\(authority)")
        }
        let connection = connection(try address("localhost", authority))
        #expect(try await connection.perform { $0.isEncrypted })
        let half = try await connection.perform { session in
            // More than TLS passes on at once, both ways.
            let bytes = PostgresBytes([UInt8](repeating: 7, count: 1_000_000))
            return try session.read("SELECT substr($1, 1, 500000)", bytes).first?(0, as: PostgresBytes.self).bytes.count
        }
        #expect(half == 500_000)
        let otherName = self.connection(try address("127.0.0.1", authority))
        #expect(try await failure(of: otherName) { _ in }?.kind == "unreachable")
        let otherAuthority = self.connection(try address("localhost", "/etc/ssl/certs/ca-certificates.crt"))
        #expect(try await failure(of: otherAuthority) { _ in }?.kind == "unreachable")
        #expect(try await self.connection(try server.address).perform { !$0.isEncrypted })
    }

    @Test("A login by password, which no error repeats")
    func password() async throws {
        try await connection(try server.address).perform { session in
            _ = try session.write("DROP ROLE IF EXISTS guest")
            _ = try session.write("CREATE ROLE guest LOGIN PASSWORD 'correct horse'")
        }
        let port = try #require(server.port)
        let address = try PostgresAddress("host=\(server.directory) port=\(port) user=guest dbname=postgres")
        func user(_ password: String?) async throws -> String? {
            let password = password.flatMap { PostgresPassword(contents: $0.utf8) }
            let connection = PostgresConnection(address, password: password, options: .tests())
            return try await connection.perform { try $0.read("SELECT current_user").first?(0, as: String.self) }
        }
        #expect(try await user("correct horse\n") == "guest")
        for wrong in ["battery staple", nil] {
            do {
                _ = try await user(wrong)
                Issue.record("it is let in")
            } catch PostgresError.unreachable(let words) {
                #expect(!words.contains("battery") && words.contains("password"))
            }
        }
    }

    // MARK: Standbys

    /// A connection whose commits wait for a standby, and another to look from.
    private func waiting(answerTimeout: Duration = .seconds(20)) async throws -> (
        PostgresConnection, PostgresConnection
    ) {
        let schema = try server.schema()
        var options = PostgresOptions.tests(schema: schema, answerTimeout: answerTimeout)
        options.statementTimeout = .milliseconds(100)
        let direct = connection(try server.address, .tests(schema: schema))
        try await direct.perform { _ = try $0.write("CREATE TABLE notes (id int8)") }
        options.settings.append(("synchronous_commit", "on"))
        return (connection(try server.address, options), direct)
    }

    private static let write: @Sendable (PostgresSession) throws -> Void = { session in
        _ = try session.write("INSERT INTO notes VALUES (1)")
    }

    private static let transaction: @Sendable (PostgresSession) throws -> Void = { session in
        try session.transaction { _ = try $0.query("INSERT INTO notes VALUES (1)") }
    }

    @Test("A commit whose wait for its standby is ended by somebody is uncertain", arguments: [true, false])
    func cancelled(isTransaction: Bool) async throws {
        let (connection, direct) = try await waiting()
        let process = try await connection.perform { $0.backendProcess }
        async let outcome = failure(of: connection, isTransaction ? Self.transaction : Self.write)
        try await endWait(of: process, by: "pg_cancel_backend", direct)
        guard case .uncertain(.warning(let warning)) = try await outcome else {
            Issue.record("it isn't uncertain")
            return
        }
        #expect(warning.code == "01000" && warning.severity == "WARNING")
        #expect(try await direct.perform { try $0.read("SELECT id FROM notes").count } == 1)
        // The session goes on.
        #expect(try await connection.perform { $0.backendProcess } == process)
    }

    @Test(
        "A session that is ended while its commit waits for its standby leaves it uncertain", arguments: [true, false])
    func terminated(isTransaction: Bool) async throws {
        let (connection, direct) = try await waiting()
        let process = try await connection.perform { $0.backendProcess }
        async let outcome = failure(of: connection, isTransaction ? Self.transaction : Self.write)
        try await endWait(of: process, by: "pg_terminate_backend", direct)
        #expect(try await outcome?.kind == "uncertain: lost")
    }

    @Test("A commit that waits for its standby is uncertain at the deadline; the server's own timeout doesn't end it")
    func standbyGone() async throws {
        let (connection, direct) = try await waiting(answerTimeout: .milliseconds(500))
        let process = try await connection.perform { $0.backendProcess }
        #expect(try await failure(of: connection, Self.transaction)?.kind == "uncertain: deadline")
        // It waits still, for nobody has told it not to.
        try await endWait(of: process, by: "pg_terminate_backend", direct)
    }

    private func endWait(of process: Int, by function: String, _ direct: PostgresConnection) async throws {
        try await eventually("the commit waits") {
            try await direct.perform { session in
                let sql = "SELECT wait_event FROM pg_stat_activity WHERE pid = $1"
                return try session.read(sql, process).first?(0, as: String?.self) == "SyncRep"
            }
        }
        try await direct.perform { _ = try $0.read("SELECT \(function)($1::int4)", process) }
    }

    // MARK: The server itself

    @Test("A server of the tests ends, and leaves nothing")
    func ending() throws {
        let server = try PostgresServer()
        #expect(FileManager.default.fileExists(atPath: server.directory))
        server.stop()
        #expect(!FileManager.default.fileExists(atPath: server.directory))
        #expect(throws: PostgresError.self) { try PostgresSession(try server.address, options: .tests()) }
    }
}
