package import FollowUps
package import Logging
package import NIOCore

/// Hands letters to a relay by SMTP, over several connections at once. [RFC 5321]
///
/// Connections are opened as letters call for them and closed when there are none. A letter is marked when it enters
/// the short window of a connection that stands, so that the marks of many share a commit while others are on the
/// wire, and a relay that can't be reached leaves no letter in doubt.
///
/// A certificate that doesn't verify is a fault that may pass: relays renew theirs by themselves, and then no operator
/// is needed here.
package struct SMTPTransport: Transport {
    private let pool: SMTPPool
    package let capacity: Int

    /// - Parameters:
    ///   - group: its loops carry the connections; it outlives the transport.
    /// - Throws: where the file of trusted authorities can't be read.
    package init(relay: SMTPRelay, group: any EventLoopGroup, logger: Logger) throws {
        pool = SMTPPool(connector: try SMTPConnector(relay: relay, group: group), logger: logger)
        // One half on the wire or about to be, one half ready to follow.
        capacity = relay.connections * relay.window * 2
    }

    package func deliver(
        _ letter: ClaimedFollowUp, mark: @escaping @Sendable () async throws -> Void
    ) async -> DeliveryOutcome {
        let message: ComposedMessage
        do {
            message = try letter.composed()
        } catch {
            return error.outcome
        }
        let envelope = letter.envelope
        return await pool.send(message, in: envelope, mark: mark).without(envelope.recipient)
    }

    package func shutDown() async {
        await pool.shutDown()
    }
}
