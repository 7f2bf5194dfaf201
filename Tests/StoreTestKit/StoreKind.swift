package import FollowUps
package import FollowUpsPostgreSQL
package import FollowUpsSQLite
import Messages
import PostgreSQL
import PostgresTestKit
package import TestSupport

/// The stores that must do the same.
package enum StoreKind: CaseIterable {
    case memory, sqlite, postgresql

    /// Those that there are on this machine.
    package static let allCases: [StoreKind] = [.memory] + durable
    /// The same without the model.
    package static let durable: [StoreKind] = PostgresServer.isInstalled ? [.sqlite, .postgresql] : [.sqlite]

    /// Those that several nodes share.
    package static let shared: [StoreKind] = allCases.filter { $0 != .sqlite }

    /// Gives so many stores of several nodes that share what is in them, and takes them away afterwards.
    package func withNodes(
        _ count: Int, _ body: ([any FollowUpStore & NodeStore]) async throws -> Void
    ) async throws {
        switch self {
        case .memory:
            let store = InMemoryStore()
            try await body(Array(repeating: store, count: count))
        case .sqlite:
            throw StoreError(.io, detail: Wording(verbatim: "SQLite is for one node"))
        case .postgresql:
            try await PostgreSQLStore.with(count) { stores async throws in try await body(stores) }
        }
    }

    /// Gives a new, empty store, and takes it away afterwards.
    package func withStore(_ body: (any FollowUpStore) async throws -> Void) async throws {
        switch self {
        case .memory:
            try await body(InMemoryStore())
        case .sqlite:
            let directory = try TemporaryDirectory()
            try await SQLiteStore.with(directory.path) { try await body($0) }
        case .postgresql:
            try await PostgreSQLStore.with(1) { stores async throws in try await body(stores[0]) }
        }
    }

    /// Gives two stores that share what is in them, as two daemons have them, and takes both away afterwards.
    package func withTwoStores(
        _ body: (any FollowUpStore, any FollowUpStore) async throws -> Void
    ) async throws {
        switch self {
        case .memory:
            let store = InMemoryStore()
            try await body(store, store)
        case .sqlite:
            let directory = try TemporaryDirectory()
            try await SQLiteStore.with(directory.path) { first async throws in
                _ = try await first.tally()
                try await SQLiteStore.with(directory.path, sharing: true) { try await body(first, $0) }
            }
        case .postgresql:
            try await PostgreSQLStore.with(2) { stores async throws in try await body(stores[0], stores[1]) }
        }
    }
}

extension SQLiteStore {
    /// Gives the store of a directory, and closes it afterwards.
    package static func with<Value>(
        _ directory: String, log: LogLines = LogLines(), sharing: Bool = false,
        openTime: Duration = .milliseconds(5),
        foundOverrides: @escaping @Sendable ([PlanOverride]) -> Void = { _ in },
        _ body: (SQLiteStore) async throws -> Value
    ) async throws -> Value {
        let store = SQLiteStore(
            directory: directory, logger: log.logger, retryInterval: .zero, isShared: sharing, openTime: openTime,
            foundOverrides: foundOverrides)
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(store))
        } catch {
            result = .failure(error)
        }
        await store.close()
        return try result.get()
    }
}

extension PostgreSQLStore {
    /// The server has no connections for all tests at once.
    private static let turnstile = Turnstile(6)

    /// Gives so many stores that share a new schema, and takes it away afterwards.
    package static func with<Value>(
        _ count: Int, _ body: ([PostgreSQLStore]) async throws -> Value
    ) async throws -> Value {
        await turnstile.enter()
        let result: Result<Value, any Error>
        do {
            let server = try PostgresServer.forAll()
            let schema = try server.schema()
            let stores = try (0..<count).map { slot in
                PostgreSQLStore(
                    Settings(address: try server.address, schema: schema, answerTimeout: .seconds(60), slot: slot),
                    seal: MarkedSeal())
            }
            do {
                result = .success(try await body(stores))
            } catch {
                result = .failure(error)
            }
            for store in stores { await store.close() }
            try server.drop(schema)
        } catch {
            await turnstile.leave()
            throw error
        }
        await turnstile.leave()
        return try result.get()
    }
}

/// Lets so many in at once, in the order in which they come.
private actor Turnstile {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ places: Int) { free = places }

    func enter() async {
        if free > 0 {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
