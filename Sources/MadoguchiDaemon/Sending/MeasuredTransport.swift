import FollowUps
import Synchronization

/// Measures another transport, and counts its outcomes.
struct MeasuredTransport: Transport {
    let transport: any Transport
    let way: DeliveryConfiguration.Transport
    let figures: DeliveryFigures

    var capacity: Int { transport.capacity }

    func deliver(
        _ followUp: ClaimedFollowUp, beginData: @escaping @Sendable () async throws -> Void,
        endData: (@Sendable () throws -> Void)?
    ) async -> DeliveryOutcome {
        let begin = Begin()
        let outcome = await transport.deliver(
            followUp,
            beginData: {
                try await beginData()
                begin.set()
            }, endData: endData)
        figures.record(outcome, seconds: begin.passed / .seconds(1), by: way)
        return outcome
    }

    func shutDown() async {
        await transport.shutDown()
    }

    /// When the message began data; until then, when it was handed over.
    private final class Begin: Sendable {
        private let instant = Mutex(ContinuousClock.now)

        func set() { instant.withLock { $0 = .now } }
        var passed: Duration { instant.withLock { .now - $0 } }
    }
}
