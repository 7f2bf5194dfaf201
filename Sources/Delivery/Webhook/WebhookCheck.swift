internal import FollowUps

/// Connects to a webhook's host as for messages, and sends no request.
package enum WebhookCheck {
    /// - Parameter timeout: seconds, once the name is resolved.
    package static func run(_ settings: WebhookSettings, timeout: Int = 20) async -> RelayFinding {
        var http = settings.http
        http.connectTimeout = min(http.connectTimeout, timeout)
        let client = HTTPClient(settings: http)
        defer { client.shutDown() }
        do {
            var finding = RelayFinding()
            finding.certificateEnd = try await client.connect(to: settings.url)
            finding.isEncrypted = settings.url.isEncrypted
            return finding
        } catch {
            return RelayFinding(problem: DeliveryOutcome.webhookTrouble(error.cause))
        }
    }
}
