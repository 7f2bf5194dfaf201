package import FollowUps
package import FollowUpsSQLite
package import TestSupport

/// The stores that must do the same.
package enum StoreKind: CaseIterable {
    case memory, sqlite

    /// Gives a new, empty store, and takes it away afterwards.
    package func withStore(_ body: (any FollowUpStore) async throws -> Void) async throws {
        switch self {
        case .memory:
            try await body(InMemoryStore())
        case .sqlite:
            let directory = try TemporaryDirectory()
            try await SQLiteStore.with(directory.path) { try await body($0) }
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
        }
    }
}

extension SQLiteStore {
    /// Gives the store of a directory, and closes it afterwards.
    package static func with<Value>(
        _ directory: String, log: LogLines = LogLines(), sharing: Bool = false,
        _ body: (SQLiteStore) async throws -> Value
    ) async throws -> Value {
        let store = SQLiteStore(
            directory: directory, logger: log.logger, retryInterval: .zero, isShared: sharing)
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
