internal import FollowUps

/// Connects to a webhook's host as letters would, and asks it for nothing.
package enum WebhookCheck {
    /// - Parameter patience: seconds that it may take once the name is resolved.
    package static func run(_ settings: WebhookSettings, patience: Int = 20) async -> RelayFinding {
        var http = settings.http
        http.connectTimeout = min(http.connectTimeout, patience)
        let client = HTTPClient(settings: http)
        defer { client.shutDown() }
        do {
            var finding = RelayFinding()
            finding.certificateEnd = try await client.connect(to: settings.url)
            finding.isEncrypted = settings.url.isEncrypted
            return finding
        } catch {
            return RelayFinding(problem: DeliveryOutcome.webhookProblem(error.cause))
        }
    }
}
