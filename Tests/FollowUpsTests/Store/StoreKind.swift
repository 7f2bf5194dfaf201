import FollowUps
import Logging

/// The stores that must do the same.
enum StoreKind: CaseIterable {
    case memory, sqlite

    /// Gives a new, empty store, and takes it away afterwards.
    func withStore(_ body: (any FollowUpStore) async throws -> Void) async throws {
        switch self {
        case .memory:
            try await body(InMemoryStore())
        case .sqlite:
            let directory = try TemporaryDirectory()
            let store = SQLiteStore(
                directory: directory.path, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await body(store)
            await store.close()
        }
    }
}
