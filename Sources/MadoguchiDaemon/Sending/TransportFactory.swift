import Delivery
import FollowUps
import LinuxSystem
import LoggedEvents
import Logging
import Messages
import NIOCore

/// Creates the configured transport.
struct TransportFactory: Sendable {
    let configurationFile: String
    let stateDirectory: String
    let group: any EventLoopGroup
    let clock: WallClock
    let figures: DeliveryFigures
    let logger: Logger

    /// Where messages are filed.
    var outbox: String { "\(stateDirectory)/outbox" }

    /// - Returns: a transport that refuses everything and says why, where the configuration can't be applied at
    ///   present: a missing password mustn't keep the daemon from answering about hours.
    func transport(_ delivery: DeliveryConfiguration) -> any Transport {
        figures.expect(delivery.transport)
        return MeasuredTransport(transport: usable(delivery), way: delivery.transport, figures: figures)
    }

    private func usable(_ delivery: DeliveryConfiguration) -> any Transport {
        do {
            return try make(delivery)
        } catch {
            let trouble = Trouble(error)
            logger.error(.deliveryUnusable(trouble))
            return UnusableTransport(trouble: trouble)
        }
    }

    private func make(_ delivery: DeliveryConfiguration) throws -> any Transport {
        try UnitNeeds(delivery).verify(configuration: configurationFile)
        // The configuration's reader guarantees that a transport's settings are present.
        return switch (delivery.transport, delivery.smtp, delivery.webhook) {
        case (.smtp, let smtp?, _):
            try transport(try relay(smtp))
        case (.webhook, _, let webhook?):
            WebhookTransport(settings: try settings(webhook), now: clock.now)
        default:
            MaildirTransport(directory: outbox)
        }
    }

    private func transport(_ relay: SMTPRelay) throws -> SMTPTransport {
        do {
            return try SMTPTransport(relay: relay, group: group, now: clock.now, logger: logger)
        } catch {
            throw UnreadableAuthorities(trouble: .authoritiesUnreadable("\(error)"))
        }
    }

    func settings(_ webhook: DeliveryConfiguration.Webhook) throws -> WebhookSettings {
        guard let secret = WebhookSecret(try SecretFile.read(webhook.secret)) else {
            throw SecretError(trouble: .malformedWebhookSecret)
        }
        var settings = try WebhookSettings(url: webhook.url, secret: secret)
        settings.allowsPrivateAddresses = webhook.allowsPrivateAddresses
        settings.trustRoots = webhook.authoritiesFile.map(TrustRoots.file) ?? .system
        return settings
    }

    func relay(_ smtp: DeliveryConfiguration.SMTP) throws -> SMTPRelay {
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
            clientName: smtp.name ?? SMTPSettings.qualifiedName(HostName.current), security: security,
            credentials: credentials)
        var relay = SMTPRelay(
            host: smtp.host, port: smtp.port, session: session,
            trustRoots: smtp.authoritiesFile.map(TrustRoots.file) ?? .system)
        relay.tokens = try tokens(smtp)
        relay.timeouts = smtp.timeouts
        relay.connections = smtp.connections
        relay.messagesBeforeRenewal = smtp.messagesPerConnection
        return relay
    }

    private func tokens(_ smtp: DeliveryConfiguration.SMTP) throws -> SMTPTokenLogin? {
        guard let authentication = smtp.authentication, let username = smtp.username else { return nil }
        let source: any AccessTokenSource
        switch authentication.tokens {
        case .secret(let secret): source = TokenFile({ try SecretFile.read(secret) })
        case .command(let command): source = TokenCommand(command)
        case .endpoint(let endpoint): source = try tokens(endpoint)
        }
        let mechanism: SASLMechanism? = authentication.mechanism.map { $0 == .xoauth2 ? .xoauth2 : .oauthBearer }
        return SMTPTokenLogin(username: username, mechanism: mechanism, tokens: AccessTokens(source))
    }

    private func tokens(_ endpoint: DeliveryConfiguration.TokenEndpoint) throws -> TokenEndpoint {
        var client = TokenEndpoint.Client(id: endpoint.clientID)
        if let secret = endpoint.clientSecret { client.secret = { try SecretFile.read(secret) } }
        var grant = TokenEndpoint.Grant.clientCredentials
        if let token = endpoint.refreshToken {
            let refreshToken = RefreshToken(
                given: { try SecretFile.read(token) }, file: "\(stateDirectory)/refresh-token",
                owner: "\(endpoint.url)\n\(endpoint.clientID)")
            grant = .refreshToken(refreshToken)
        }
        return try TokenEndpoint(
            url: endpoint.url, grant: grant, client: client, scope: endpoint.scope,
            trustRoots: endpoint.authoritiesFile.map(TrustRoots.file) ?? .system, logger: logger)
    }
}

/// The file of trusted authorities can't be read.
private struct UnreadableAuthorities: TroubleError {
    let trouble: Trouble
}
