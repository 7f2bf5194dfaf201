import FollowUps
import Messages
import Synchronization

/// The configured transport; replaced when the configuration is read again.
final class CurrentTransport: Transport {
    private let current: Mutex<any Transport>

    init(_ transport: any Transport) {
        current = Mutex(transport)
    }

    var capacity: Int { current.withLock { $0 }.capacity }

    func deliver(
        _ followUp: ClaimedFollowUp, beginData: @escaping @Sendable () async throws -> Void,
        endData: (@Sendable () throws -> Void)?
    ) async -> DeliveryOutcome {
        await current.withLock { $0 }.deliver(followUp, beginData: beginData, endData: endData)
    }

    /// Messages in flight on the old transport end with it.
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

/// A transport that can't be used as configured: messages wait until the operator has corrected the configuration.
struct UnusableTransport: Transport {
    let trouble: Trouble
    let capacity = 1

    func deliver(
        _ followUp: ClaimedFollowUp, beginData: @escaping @Sendable () async throws -> Void,
        endData: (@Sendable () throws -> Void)?
    ) async -> DeliveryOutcome {
        .notAttempted(DeliveryReport(trouble), .needsOperator)
    }

    func shutDown() async {}
}
