import FollowUps
import Synchronization

/// The way out that is configured now; another one takes its place when the configuration is read anew.
final class CurrentTransport: Transport {
    private let current: Mutex<any Transport>

    init(_ transport: any Transport) {
        current = Mutex(transport)
    }

    var capacity: Int { current.withLock { $0 }.capacity }

    func deliver(
        _ letter: ClaimedFollowUp, mark: @escaping @Sendable () async throws -> Void
    ) async -> DeliveryOutcome {
        await current.withLock { $0 }.deliver(letter, mark: mark)
    }

    /// Letters that are under way by the old one end with it.
    func replace(with transport: any Transport) async {
        let old = current.withLock { current in
            let old = current
            current = transport
            return old
        }
        await old.shutDown()
    }

    func shutDown() async {
        await current.withLock { $0 }.shutDown()
    }
}

/// A way out that can't be used as it is configured: letters wait until somebody has seen to it.
struct UnusableTransport: Transport {
    let reason: String
    let capacity = 1

    func deliver(
        _ letter: ClaimedFollowUp, mark: @escaping @Sendable () async throws -> Void
    ) async -> DeliveryOutcome {
        .unsent(DeliveryReport(text: reason), .needsOperator)
    }

    func shutDown() async {}
}
