import Dispatch
import FollowUps
package import PostgreSQL
import Synchronization

/// Keeps follow-ups on a PostgreSQL that several daemons share.
///
/// The first call connects, and makes the tables or brings them up. Where that or anything later fails, every call throws until
/// the cause is gone; then the store works again by itself.
package final class PostgreSQLStore: Sendable {
    /// What a store is opened with.
    package struct Settings: Sendable {
        package var address: PostgresAddress
        package var password: PostgresPassword?
        /// The schema that the tables are in; made where it is missing.
        package var schema: String
        package var answerTimeout: Duration
        /// The daemon's, from 0: its own rows of what all daemons count.
        package var slot: Int

        package init(
            address: PostgresAddress, password: PostgresPassword? = nil, schema: String = "madoguchi",
            answerTimeout: Duration = .seconds(10), slot: Int = 0
        ) {
            self.address = address
            self.password = password
            self.schema = schema
            self.answerTimeout = answerTimeout
            self.slot = slot
        }
    }

    /// Accepts, and carries out people's commands.
    let intake: GroupCommit<WriteTransaction>
    /// Claims, begins data and settles.
    let sending: GroupCommit<WriteTransaction>
    let seal: any SecretSeal
    private let schema: String
    private let writers: [PostgresConnection]
    private let readers: [PostgresConnection]
    private let reads = Atomic(0)

    package init(_ settings: Settings, seal: any SecretSeal) {
        var options = PostgresOptions(applicationName: "madoguchid")
        options.answerTimeout = settings.answerTimeout
        options.statementTimeout = settings.answerTimeout * 0.8
        options.settings = [("search_path", SQL.quoted(settings.schema))]
        let schema = settings.schema
        let connections = ["intake", "sending", "reading", "reading"].map { name in
            PostgresConnection(
                settings.address, password: settings.password, options: options, label: "madoguchi.store.\(name)"
            ) { session in
                // At each connection: it may lead to a restored database, or to another one.
                try SchemaMigration(schema: schema).run(on: session)
            }
        }
        writers = Array(connections[..<2])
        readers = Array(connections[2...])
        self.schema = schema
        self.seal = seal
        func writer(_ number: Int) -> GroupCommit<WriteTransaction> {
            // Rows of its own, since one of two transactions that count in the same row waits for the other's commit.
            let slot = settings.slot * 2 + number
            let committer = Committer(schema: schema, slot: slot, seal: seal)
            let connection = connections[number]
            return GroupCommit(on: connection.queue) { calls in committer.commit(calls, by: connection) }
        }
        intake = writer(0)
        sending = writer(1)
    }

    /// Returns once every earlier call is done; every later call fails with `closed`.
    package func close() async {
        for connection in writers + readers { await connection.close() }
    }

    private var nextReader: PostgresConnection {
        readers[reads.add(1, ordering: .relaxed).newValue % readers.count]
    }

    /// Reads; from one state of the database where `body` asks one question.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Reading) throws -> Result
    ) async throws(StoreError) -> Result {
        let reader = nextReader
        do {
            return try await reader.perform { session in try body(session) }
        } catch {
            throw StoreError(error, schema: schema)
        }
    }
}

extension PostgreSQLStore {
    /// Reads, all of it from one state of the database.
    func readTogether<Result: Sendable>(
        _ body: @escaping @Sendable (any Reading) throws -> Result
    ) async throws(StoreError) -> Result {
        let reader = nextReader
        do {
            return try await reader.perform { session in try session.transaction(.snapshot, body) }
        } catch {
            throw StoreError(error, schema: schema)
        }
    }
}

/// Commits calls that came together.
private struct Committer: Sendable {
    let schema: String
    let slot: Int
    let seal: any SecretSeal

    /// How often a transaction is begun anew that met another one's.
    private static let tries = 5

    func commit(_ calls: [GroupCommit<WriteTransaction>.Call], by connection: PostgresConnection) {
        do throws(StoreError) {
            for answer in try run(calls, by: connection) { answer() }
        } catch {
            if calls.count > 1, !error.concernsTheWholeStore {
                // One of them is at fault: commit each by itself.
                for call in calls { commit([call], by: connection) }
                return
            }
            for call in calls { call.fail(error) }
        }
    }

    /// - Returns: what answers the calls.
    private func run(
        _ calls: [GroupCommit<WriteTransaction>.Call], by connection: PostgresConnection
    ) throws(StoreError) -> [@Sendable () -> Void] {
        var tried = 1
        while true {
            do {
                return try connection.run { session in
                    try session.transaction { transaction in
                        let transaction = WriteTransaction(transaction, slot: slot, seal: seal)
                        let answers = try calls.map { try $0.run(transaction) }
                        try transaction.finish()
                        return answers
                    }
                }
            } catch let error as PostgresError where error.isToRetry && tried < Self.tries {
                tried += 1
            } catch {
                throw StoreError(error, schema: schema)
            }
        }
    }
}
