import Synchronization

/// The snapshot that answers are computed from.
final class CurrentSnapshot: Sendable {
    private let current: Mutex<Snapshot>
    private let swaps = Atomic<Int>(0)

    init(_ snapshot: Snapshot) {
        current = Mutex(snapshot)
    }

    var snapshot: Snapshot {
        current.withLock { $0 }
    }

    /// Counts the replacements, so that a value computed from a snapshot can be recognised as stale without a lock.
    /// Read it before the snapshot.
    var generation: Int {
        swaps.load(ordering: .acquiring)
    }

    /// - Returns: the snapshot that was current until now.
    @discardableResult
    func replace(with snapshot: Snapshot) -> Snapshot {
        let old = current.withLock { current in
            let old = current
            current = snapshot
            return old
        }
        swaps.add(1, ordering: .releasing)
        return old
    }
}
