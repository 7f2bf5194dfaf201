package import FollowUps
package import Logging
package import NIOCore
package import SupportHours

/// Hands messages to a relay by SMTP, over several connections at once. [RFC 5321]
///
/// Connections are opened as messages need them and closed when there are none. A message begins data when it enters
/// the short window of an established connection, so that many share a commit while others are on the wire, and a relay
/// that can't be reached leaves no message uncertain.
///
/// A certificate that doesn't verify counts as a passing fault: relays renew theirs by themselves, and no operator is
/// needed here.
package struct SMTPTransport: Transport {
    private let pool: SMTPPool
    package let capacity: Int

    /// - Parameters:
    ///   - group: its event loops run the connections; it outlives the transport.
    /// - Throws: where the file of trusted authorities can't be read.
    package init(
        relay: SMTPRelay, group: any EventLoopGroup, now: @escaping @Sendable () -> Instant, logger: Logger
    ) throws {
        pool = SMTPPool(connector: try SMTPConnector(relay: relay, group: group, now: now), logger: logger)
        // Half of them on the wire or about to be, half ready to follow.
        capacity = relay.connections * relay.window * 2
    }

    package func deliver(
        _ followUp: ClaimedFollowUp, beginData: @escaping @Sendable () async throws -> Void,
        endData: (@Sendable () throws -> Void)?
    ) async -> DeliveryOutcome {
        let message: ComposedMessage
        do {
            message = try followUp.composed()
        } catch {
            return error.outcome
        }
        let envelope = followUp.envelope
        return await pool.send(message, in: envelope, beginData: beginData, endData: endData)
            .without(envelope.recipient)
    }

    package func shutDown() async {
        await pool.shutDown()
    }
}
