import Delivery
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

extension TransportFactory {
    /// Checks the configured transport without sending a message.
    ///
    /// - Parameters:
    ///   - zone: the zone in which the certificate's end is shown.
    ///   - language: the problem's.
    func check(_ delivery: DeliveryConfiguration, zone: Zone, language: Language) async -> RelayCheck {
        let start = ContinuousClock.now
        let finding: RelayFinding
        do {
            finding = try await find(delivery)
        } catch {
            finding = RelayFinding(problem: Trouble(error))
        }
        return RelayCheck(
            transport: delivery.transport.rawValue, to: place(delivery), problem: finding.problem?.cause[language],
            advice: finding.problem?.advice[language],
            encrypted: finding.isEncrypted, loggedIn: finding.isLoggedIn,
            certificateEnds: finding.certificateEnd?.formatted(in: zone),
            milliseconds: Int((ContinuousClock.now - start) / .milliseconds(1)))
    }

    private func find(_ delivery: DeliveryConfiguration) async throws -> RelayFinding {
        try UnitNeeds(delivery).verify(configuration: configurationFile)
        return switch (delivery.transport, delivery.smtp, delivery.webhook) {
        case (.smtp, let smtp?, _): await SMTPCheck.run(try relay(smtp), group: group, now: clock.now)
        case (.webhook, _, let webhook?): await WebhookCheck.run(try settings(webhook))
        default: MaildirCheck.run(outbox)
        }
    }

    private func place(_ delivery: DeliveryConfiguration) -> String {
        switch (delivery.transport, delivery.smtp, delivery.webhook) {
        case (.smtp, let smtp?, _): "\(smtp.host):\(smtp.port)"
        case (.webhook, _, let webhook?): webhook.origin
        default: outbox
        }
    }
}

extension DeliveryConfiguration.Webhook {
    /// The URL without its path, which may contain a secret.
    var origin: String {
        guard let scheme = url.firstRange(of: "://") else { return "" }
        let authority = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
        return String(url[..<scheme.upperBound] + (authority.split(separator: "@").last ?? ""))
    }
}
