import Delivery
import FoundationEssentials
import MadoguchiAPI
import SupportHours

extension TransportFactory {
    /// Goes to where letters would go now, without one.
    ///
    /// - Parameter zone: for the certificate's end.
    func check(_ delivery: DeliveryConfiguration, zone: Zone) async -> RelayCheck {
        let start = ContinuousClock.now
        let finding: RelayFinding
        do {
            finding = try await find(delivery)
        } catch {
            finding = RelayFinding(problem: "\(error)")
        }
        return RelayCheck(
            transport: delivery.transport.rawValue, to: place(delivery), problem: finding.problem,
            encrypted: finding.isEncrypted, loggedIn: finding.isLoggedIn,
            certificateEnds: finding.certificateEnd?.formatted(in: zone),
            milliseconds: Int((ContinuousClock.now - start) / .milliseconds(1)))
    }

    private func find(_ delivery: DeliveryConfiguration) async throws -> RelayFinding {
        switch (delivery.transport, delivery.smtp, delivery.webhook) {
        case (.smtp, let smtp?, _): await SMTPCheck.run(try relay(smtp), group: group)
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
    /// The URL without its path, in which there may be a secret.
    fileprivate var origin: String {
        let parsed = URL(string: url)
        let port = parsed?.port.map { ":\($0)" } ?? ""
        return "\(parsed?.scheme ?? "https")://\(parsed?.host(percentEncoded: false) ?? "")\(port)"
    }
}
