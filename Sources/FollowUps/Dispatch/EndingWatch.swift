import Synchronization

/// Tells when attempts have ended.
final class EndingWatch: Sendable {
    private struct Wait {
        var leases: Set<Lease>
        let end: AsyncStream<Never>.Continuation
    }

    private let waits = Mutex<[Int: Wait]>([:])
    private let numbers = Atomic<Int>(0)

    /// How many wait.
    var count: Int { waits.withLock { $0.count } }

    /// Begins to wait, so that nothing that ends from now on is missed.
    ///
    /// - Returns: ends once all of these attempts have.
    func watch(_ leases: Set<Lease>) -> AsyncStream<Never> {
        let (stream, end) = AsyncStream<Never>.makeStream()
        guard !leases.isEmpty else {
            end.finish()
            return stream
        }
        let number = numbers.add(1, ordering: .relaxed).newValue
        end.onTermination = { [weak self] _ in self?.waits.withLock { $0[number] = nil } }
        waits.withLock { $0[number] = Wait(leases: leases, end: end) }
        return stream
    }

    func hasEnded(_ lease: Lease) {
        let over = waits.withLock { waits in
            for number in waits.keys { waits[number]?.leases.remove(lease) }
            return waits.values.filter(\.leases.isEmpty).map(\.end)
        }
        // Not under the lock, which their ends take themselves.
        for end in over { end.finish() }
    }
}
