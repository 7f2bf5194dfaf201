import Delivery
import FollowUps
import LinuxSystem
import Logging
import NIOCore

/// Makes the way out that the configuration names.
struct TransportFactory: Sendable {
    let stateDirectory: String
    let group: any EventLoopGroup
    let logger: Logger

    /// - Returns: one that can't be used, and says why, where the configuration can't be followed at present: a missing
    ///   password shall not keep anybody from asking about hours.
    func transport(_ delivery: DeliveryConfiguration) -> any Transport {
        do {
            return try make(delivery)
        } catch {
            logger.error("letters can't leave as delivery is configured: \(error); mend it, then reload (SIGHUP)")
            return UnusableTransport(reason: "\(error)")
        }
    }

    private func make(_ delivery: DeliveryConfiguration) throws -> any Transport {
        switch (delivery.transport, delivery.smtp, delivery.webhook) {
        case (.smtp, let smtp?, _):
            return try SMTPTransport(relay: try relay(smtp), group: group, logger: logger)
        default:
            return UnusableTransport(reason: "to come")
        }
    }

    private func relay(_ smtp: DeliveryConfiguration.SMTP) throws -> SMTPRelay {
        let security: SMTPSettings.Security =
            switch smtp.security {
            case .none: .none
            case .starttls: .startTLS
            case .tls: .implicitTLS
            }
        var credentials: SMTPCredentials?
        if let username = smtp.username, let password = smtp.password {
            credentials = try SMTPCredentials(username: username, password: try SecretFile.read(password))
        }
        let session = try SMTPSettings(
            clientName: HostName.current, security: security, credentials: credentials)
        var relay = SMTPRelay(
            host: smtp.host, port: smtp.port, session: session,
            trustRoots: smtp.authoritiesFile.map(SMTPRelay.TrustRoots.file) ?? .system)
        relay.timeouts = smtp.timeouts
        relay.connections = smtp.connections
        return relay
    }
}
