import FollowUps
import Messages
import PostgreSQL
import Testing

@testable import MadoguchiDaemon

@Suite("The configuration's part store")
struct StoreConfigurationTests {
    private static func store(_ text: String) throws -> StoreConfiguration {
        try TestHours.snapshot(threePlans + "\n\(text)\n").configuration.store
    }

    private static func fault(_ text: String) throws -> Wording {
        let error = try #require(throws: ConfigurationError.self) { _ = try store(text) }
        return error.wording
    }

    private static let key = "secrets_key_credential: secrets-key\n"

    @Test("is SQLite where there is none, and where a server is only described")
    func defaults() throws {
        #expect(try Self.store("") == StoreConfiguration())
        let described = try Self.store("store: { postgresql: { connection: dbname=madoguchi } }")
        #expect(described.kind == .sqlite)
        #expect(described.text == "sqlite")
    }

    @Test("is read as it is written")
    func read() throws {
        let store = try Self.store(
            """
            secrets_key_file: /etc/madoguchi/secrets.key
            store:
              kind: postgresql
              postgresql:
                connection: host=db1,db2 dbname=madoguchi
                password_credential: pg-password
                schema: support
                connections: 6
                answer_timeout: 5s
                durability: local
                on_rewind: continue
                notify: never
            """)
        #expect(store.kind == .postgresql)
        #expect(store.secretsKey == .file(path: "/etc/madoguchi/secrets.key"))
        let server = try #require(store.postgreSQL)
        #expect(server.connection == "host=db1,db2 dbname=madoguchi")
        #expect(server.password == .credential("pg-password"))
        #expect(server.schema == "support")
        #expect(server.connections == 6)
        #expect(server.answerTimeout == 5)
        #expect(server.durability == .local)
        #expect(server.onRewind == .continue)
        #expect(server.notify == .never)
        #expect(store.text == "postgresql (host=db1,db2 dbname=madoguchi)")
    }

    @Test("waits for a standby, unless told")
    func safe() throws {
        let store = try Self.store(Self.key + "store: { kind: postgresql, postgresql: { connection: dbname=m } }")
        #expect(store.postgreSQL?.durability == .replica)
        #expect(store.postgreSQL?.onRewind == .pause)
        #expect(store.postgreSQL?.notify == .auto)
        #expect(store.postgreSQL?.schema == "madoguchi")
    }

    @Test(
        "refuses what is missing or misplaced, and says what is expected",
        arguments: [
            ("store: { kind: postgresql }", "connection"),
            ("store: { kind: postgresql, postgresql: { connection: dbname=m } }", "secrets_key_credential"),
            ("store: { kind: mysql }", "sqlite"),
            ("store: { postgresql: {} }", "connection"),
            ("store: { postgresql: { connection: dbname=m, connections: 2 } }", "3"),
            ("store: { postgresql: { connection: dbname=m, answer_timeout: 1h } }", "10 min"),
            ("store: { postgresql: { connection: dbname=m, schema: pg_x } }", "pg_"),
            ("store: { postgresql: { connection: dbname=m, on_rewind: stop } }", "continue"),
            ("store: { postgresql: { connection: dbname=m, notify: always } }", "never"),
            ("node: { called: n1 }", "called"),
            ("secrets_key: 0123", "secrets_key_credential"),
        ])
    func faults(text: String, expected: String) throws {
        let fault = try Self.fault(text)
        #expect(fault.en.contains(expected), "\(fault.en)")
        #expect(!fault.en.contains("0123"))
    }

    @Test(
        "refuses a password in the connection string, and shows none of it",
        arguments: [
            "host=db1 password=hunter2", "host=db1 PassWord = hunter2", "host=db1 sslpassword=hunter2",
            "postgresql://me:hunter2@db1/m", "postgresql://db1/m?password=hunter2",
        ])
    func passwords(connection: String) throws {
        let fault = try Self.fault("store: { postgresql: { connection: '\(connection)' } }")
        for text in [fault.ja, fault.en] {
            #expect(text.contains("password_credential"))
            #expect(!text.contains("hunter2"))
        }
    }

    @Test(
        "is held against libpq's own keywords",
        .enabled(if: PostgresLibrary.failure == nil, "libpq5 is not installed"),
        arguments: [
            ("hots=db1", "hots"), ("host=db1 sslmode=verifyfull", "sslmode"),
            ("host=db1 target_session_attrs=any", "target_session_attrs"), ("host", "keyword=value"),
        ])
    func keywords(connection: String, named: String) throws {
        let fault = try Self.fault("store: { postgresql: { connection: '\(connection)' } }")
        #expect(fault.en.contains(named))
        #expect(fault.ja.contains(named == "keyword=value" ? "キーワード" : named))
    }

    @Test("finds a password that isn't there, and one that isn't a password, when it connects")
    func unreadable() throws {
        var server = StoreConfiguration.PostgreSQL(connection: "host=/nowhere dbname=m")
        server.password = .file(path: "/nowhere/pg-password")
        let error = try #require(throws: StoreError.self) { try server.place(configurationFile: "m.yaml") }
        #expect(error.reason == .unreachable)
        #expect(error.isOfServer)
        let isMissing = PostgresLibrary.failure != nil
        #expect(error.detail.en.contains(isMissing ? "libpq5" : "/nowhere/pg-password"))
    }
}

@Suite("The way to a database", .enabled(if: PostgresLibrary.failure == nil, "libpq5 is not installed"))
struct StoreAddressTests {
    @Test("by the network, by a socket, by both, and with the files that TLS needs")
    func kinds() {
        let network = StoreAddress("host=db1,db2 dbname=m sslmode=verify-full sslrootcert=/etc/ssl/db.pem")
        #expect(network.hosts == ["db1", "db2"])
        #expect(network.files == ["/etc/ssl/db.pem"])
        #expect(StoreAddress("dbname=m").hosts == [])
        let socket = StoreAddress("host=/run/postgresql dbname=m")
        #expect(socket.hosts == [])
        #expect(socket.socketDirectories == ["/run/postgresql"])
        #expect(StoreAddress("postgresql://db1:5433,db2/m").hosts == ["db1", "db2"])
        #expect(StoreAddress("hostaddr=192.0.2.1 dbname=m").hosts == ["192.0.2.1"])
        #expect(StoreAddress("hots=db1").hosts == nil)
    }
}
