import PostgreSQL
import PostgresTestKit
import TestSupport
import Testing

extension Trait where Self == ConditionTrait {
    /// Only where there is a server to test with.
    static var onServer: Self { .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)") }
}

extension PostgresOptions {
    /// - Parameter schema: where names are looked for.
    static func tests(schema: String? = nil, answerTimeout: Duration = .seconds(20)) -> PostgresOptions {
        var options = PostgresOptions(applicationName: "tests")
        options.answerTimeout = answerTimeout
        options.preparesStatements = true
        options.settings = schema.map { [("search_path", $0)] } ?? []
        return options
    }
}

/// Two connections to a schema of a test's own with a table `notes (id PRIMARY KEY, text)`: one through a proxy that makes
/// faults, and one beside it.
struct Bench {
    let server: PostgresServer
    let schema: String
    let proxy: FaultProxy
    let faulty: PostgresConnection
    let direct: PostgresConnection

    init(answerTimeout: Duration = .seconds(20)) async throws {
        server = try PostgresServer.forAll()
        schema = try server.schema()
        proxy = try FaultProxy(to: server)
        faulty = PostgresConnection(
            try proxy.address(), options: .tests(schema: schema, answerTimeout: answerTimeout))
        direct = PostgresConnection(try server.address, options: .tests(schema: schema))
        try await direct.perform { session in
            _ = try session.write("CREATE TABLE notes (id int8 CONSTRAINT notes_once PRIMARY KEY, text text)")
        }
        // From here on the messages are the test's.
        _ = try await faulty.perform { try $0.read("SELECT 1").count }
        _ = proxy.takeMessages()
    }

    /// The ids of the notes that are there, by a connection without faults.
    var notes: [Int] {
        get async throws {
            try await direct.perform { session in
                try session.read("SELECT id FROM notes ORDER BY id").map { row in try row(0) }
            }
        }
    }

    /// Waits until the server is done with a session that was lost: what it had been told, it may do still.
    func waitForEnd(of process: Int) async throws {
        try await eventually("process \(process) ends") {
            try await direct.perform { session in
                try session.read("SELECT 1 FROM pg_stat_activity WHERE pid = $1", process).isEmpty
            }
        }
    }

    /// Writes a note in a transaction through the proxy.
    ///
    /// - Returns: why that failed; nil where it didn't.
    func note(_ id: Int) async throws -> PostgresError? {
        try await failure(of: faulty) { session in
            try session.transaction { transaction in
                _ = try transaction.query("INSERT INTO notes VALUES ($1, $2)", id, "in a transaction")
            }
        }
    }
}

/// - Returns: the error that a call fails with; nil where it doesn't.
func failure(
    of connection: PostgresConnection, _ body: @escaping @Sendable (PostgresSession) throws -> Void
) async throws -> PostgresError? {
    do {
        try await connection.perform(body)
        return nil
    } catch let error as PostgresError {
        return error
    }
}

extension PostgresError {
    /// Its case, without what libpq says.
    var kind: String {
        switch self {
        case .unreachable: "unreachable"
        case .deadline: "deadline"
        case .uncertain(.lost): "uncertain: lost"
        case .uncertain(.deadline): "uncertain: deadline"
        case .uncertain(.warning(let message)): "uncertain: \(message.code)"
        case .readOnly: "read-only"
        case .shuttingDown: "shutting down"
        case .refused(let message): "refused: \(message.code)"
        case .column(let fault): "column \(fault.column)"
        case .parameter(let number): "parameter \(number)"
        case .noLibrary: "no library"
        case .closed: "closed"
        }
    }
}
