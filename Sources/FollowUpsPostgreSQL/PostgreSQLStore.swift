import Dispatch
package import FollowUps
package import PostgreSQL
import Synchronization

/// Keeps follow-ups on a PostgreSQL that several daemons share.
///
/// The first call connects, and makes the tables or brings them up. Where that or anything later fails, every call throws until
/// the cause is gone; then the store works again by itself.
package final class PostgreSQLStore: Sendable {
    /// What a store is opened with.
    package struct Settings: Sendable {
        /// Asked at each try to connect.
        package var place: @Sendable () throws -> PostgresPlace
        /// The schema that the tables are in; made where it is missing.
        package var schema: String
        package var answerTimeout: Duration
        /// Two accept (of three in all, one), one sends, and the others read. Another one is for what nodes tell each other.
        package var connections = 5
        package var durability = Durability.local
        package var onRewind = RewindPolicy.pause
        /// Told once of each. Must not block.
        package var rewound: @Sendable (Rewind) -> Void = { _ in }
        /// Told of each use: nil where it went well, and otherwise why the store can't be used. Must not block.
        package var report: @Sendable (StoreError?) -> Void = { _ in }
        /// Whether it tells other nodes at once what they would find out later, and listens to them, once it has joined.
        package var notifies = false
        /// Told of what other nodes tell; spuriously, too. Must not block.
        package var heard: @Sendable (NodeSignal) -> Void = { _ in }
        /// Its own rows of what all daemons count; nil for those of the slot with which it joins the nodes, without which it
        /// writes nothing.
        package var slot: Int?

        package init(
            address: PostgresAddress, password: PostgresPassword? = nil, schema: String = "madoguchi",
            answerTimeout: Duration = .seconds(10), slot: Int? = nil
        ) {
            self.init(
                to: { PostgresPlace(address: address, password: password) }, schema: schema,
                answerTimeout: answerTimeout, slot: slot)
        }

        package init(
            to place: @escaping @Sendable () throws -> PostgresPlace, schema: String = "madoguchi",
            answerTimeout: Duration = .seconds(10), slot: Int? = nil
        ) {
            self.place = place
            self.schema = schema
            self.answerTimeout = answerTimeout
            self.slot = slot
        }
    }

    /// When a commit counts as done.
    package enum Durability: Hashable, Sendable {
        /// Once a synchronous standby has it, too; where none is configured, the store can't be used.
        case replica
        /// Once the server has it.
        case local
    }

    /// Accepts, and carries out people's commands.
    let intake: GroupCommit<WriteTransaction>
    /// Claims, begins data and settles.
    let sending: GroupCommit<WriteTransaction>
    let seal: any SecretSeal
    let schema: String
    let slot: NodeSlot
    /// Says that the node is alive.
    let speaker: PostgresConnection
    /// nil where nodes aren't told.
    let signals: NodeSignals?
    let report: @Sendable (StoreError?) -> Void
    private let writers: [PostgresConnection]
    private let readers: [PostgresConnection]
    private let reads = Atomic(0)

    package init(_ settings: Settings, seal: any SecretSeal) {
        var options = PostgresOptions(applicationName: "madoguchid")
        options.answerTimeout = settings.answerTimeout
        options.statementTimeout = settings.answerTimeout * 0.8
        options.settings = [
            ("search_path", SQL.quoted(settings.schema)),
            // Whatever the role's usual value is.
            ("synchronous_commit", settings.durability == .replica ? "on" : "local"),
            // A statement here touches some hundred rows by their keys. A server that supposes slow disks and has old
            // statistics would compile it first, or start workers for it.
            ("random_page_cost", "1.1"), ("jit", "off"), ("max_parallel_workers_per_gather", "0"),
        ]
        var writes = options
        writes.preparesStatements = true
        // What was planned while a table was empty is still used when it isn't.
        writes.settings.append(("enable_seqscan", "off"))
        let (schema, durability) = (settings.schema, settings.durability)
        let confirmed = ConfirmedCommits()
        let rewind = RewindCheck(confirmed: confirmed, policy: settings.onRewind, report: settings.rewound)
        // With three connections there is one left to read.
        let writing = Writer.allCases.filter { $0 != .secondIntake || settings.connections > 3 }
        let names =
            ["nodes"] + writing.map(\.label)
            + Array(repeating: "reading", count: max(1, settings.connections - writing.count))
        let connections = names.map { name in
            PostgresConnection(
                to: settings.place, options: name == "reading" ? options : writes, label: "madoguchi.store.\(name)"
            ) { session in
                try ServerRequirements(durability: durability).check(session)
                // At each connection: it may lead to a restored database, or to another one.
                try SchemaMigration(schema: schema).run(on: session)
                try rewind.run(on: session)
            }
        }
        speaker = connections[0]
        writers = Array(connections.dropFirst().prefix(writing.count))
        readers = Array(connections.dropFirst(1 + writing.count))
        self.schema = schema
        signals =
            settings.notifies
            ? NodeSignals(
                schema: schema, through: connections[0], listeningAt: settings.place, options: options,
                heard: settings.heard) : nil
        let place = NodeSlot(fixed: settings.slot)
        slot = place
        report = settings.report
        self.seal = seal
        let writers = zip(writing, writers)
        func group(_ label: String) -> GroupCommit<WriteTransaction> {
            GroupCommit(
                writers.filter { $0.0.label == label }.map { writer, connection in
                    let committer = Committer(
                        schema: schema, place: place, writer: writer, seal: seal, confirmed: confirmed,
                        report: settings.report)
                    return GroupCommit.Writer(on: connection.queue) { calls, _ in
                        committer.commit(calls, by: connection)
                    }
                })
        }
        intake = group(Writer.intake.label)
        sending = group(Writer.sending.label)
    }

    /// Returns once every earlier call is done; every later call fails with `closed`.
    package func close() async {
        await signals?.stop()
        for connection in [speaker] + writers + readers { await connection.close() }
    }

    private var nextReader: PostgresConnection {
        readers[reads.add(1, ordering: .relaxed).newValue % readers.count]
    }

    /// Reads; from one state of the database where `body` asks one question.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Reading) throws -> Result
    ) async throws(StoreError) -> Result {
        try await ask { session in try body(session) }
    }

    /// The same with the session itself.
    func ask<Result: Sendable>(
        _ body: @escaping @Sendable (PostgresSession) throws -> Result
    ) async throws(StoreError) -> Result {
        let reader = nextReader
        do {
            let result = try await reader.perform(body)
            report(nil)
            return result
        } catch {
            let error = StoreError(error, schema: schema)
            report(error)
            throw error
        }
    }
}

extension PostgreSQLStore {
    /// Reads, all of it from one state of the database.
    func readTogether<Result: Sendable>(
        _ body: @escaping @Sendable (any Reading) throws -> Result
    ) async throws(StoreError) -> Result {
        try await ask { session in try session.transaction(.snapshot, body) }
    }
}

/// The connections on which a daemon writes.
private enum Writer: Int, CaseIterable {
    case intake
    case secondIntake
    case sending

    var label: String { self == .sending ? "sending" : "intake" }

    /// Each counts in rows of its own, since one of two transactions that count in the same row waits for the other's commit.
    func slot(ofNode slot: Int) -> Int { slot * Self.allCases.count + rawValue }
}

/// Commits calls that came together.
private struct Committer: Sendable {
    let schema: String
    let place: NodeSlot
    let writer: Writer
    let seal: any SecretSeal
    let confirmed: ConfirmedCommits
    let report: @Sendable (StoreError?) -> Void

    /// How often a transaction is begun anew that met another one's.
    private static let tries = 5

    func commit(_ calls: [GroupCommit<WriteTransaction>.Call], by connection: PostgresConnection) {
        do throws(StoreError) {
            let answers = try run(calls, by: connection)
            report(nil)
            for answer in answers { answer() }
        } catch {
            if calls.count > 1, !error.concernsTheWholeStore {
                // One of them is at fault: commit each by itself.
                for call in calls { commit([call], by: connection) }
                return
            }
            report(error)
            for call in calls { call.fail(error) }
        }
    }

    /// - Returns: what answers the calls.
    private func run(
        _ calls: [GroupCommit<WriteTransaction>.Call], by connection: PostgresConnection
    ) throws(StoreError) -> [@Sendable () -> Void] {
        let slot = writer.slot(ofNode: try place.current())
        var tried = 1
        while true {
            do {
                let (answers, count) = try connection.run { session in
                    try session.transaction { transaction in
                        let transaction = WriteTransaction(transaction, slot: slot, seal: seal)
                        let answers = try calls.map { try $0.run(transaction) }
                        return (answers, try transaction.finish())
                    }
                }
                confirmed.confirm(count, in: slot)
                return answers
            } catch let error as PostgresError where error.isToRetry && tried < Self.tries {
                tried += 1
            } catch {
                throw StoreError(error, schema: schema)
            }
        }
    }
}
