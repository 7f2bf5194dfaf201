import FollowUps
import LoggedEvents
import Logging
import Messages

/// Reads the overrides that the store has, at the start and where nobody knows what was stored.
struct StoredOverrides: Sendable {
    /// How long the start waits for the store. Hours are answered whether or not it can be used.
    private static let patience = Duration.seconds(2)

    let store: any OverrideStore
    let inbox: Reloader.Inbox

    /// Once this returns, answers follow them.
    func load() async throws(StoreError) {
        await inbox.apply(.all(try await store.overrides()))
    }

    /// Lays them over the hours before anybody asks. Where the store takes longer or can't be used, says so; they follow
    /// before anything is sent.
    func lay(over current: CurrentSnapshot, logger: Logger) async {
        let found = await withTaskGroup { group in
            group.addTask { [store] in try? await store.overrides() }
            group.addTask {
                try? await Task.sleep(for: Self.patience)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        guard let found else {
            logger.warning(.overridesFollow)
            return
        }
        guard !found.isEmpty else { return }
        var layers = current.snapshot.layers
        layers.apply(.all(found))
        current.replace(with: Snapshot(current.snapshot, layers: layers))
    }
}
