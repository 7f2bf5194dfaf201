package import FollowUps
import Messages
package import SupportHours

/// Posts messages to a URL, signed so that the receiver can verify where they come from. [Standard Webhooks]
package struct WebhookTransport: Transport {
    private let settings: WebhookSettings
    private let client: HTTPClient
    private let now: @Sendable () -> Instant

    /// As many as there are connections: a message that waits for one hasn't begun data.
    package var capacity: Int { settings.connections }

    /// - Parameter now: the wall clock, for the timestamp that is signed.
    package init(settings: WebhookSettings, now: @escaping @Sendable () -> Instant) {
        self.settings = settings
        self.now = now
        client = HTTPClient(settings: settings.http)
    }

    package func deliver(
        _ followUp: ClaimedFollowUp, beginData: @escaping @Sendable () async throws -> Void,
        endData: (@Sendable () throws -> Void)?
    ) async -> DeliveryOutcome {
        guard let request = try? request(for: followUp) else {
            return .permanentFailure(DeliveryReport(Trouble(.requestUnsignable)))
        }
        do {
            try await client.resolve(settings.url)
        } catch {
            return .unanswered(error)
        }
        do {
            try await beginData()
        } catch {
            return .heldBack(error)
        }
        do {
            let answer = try await client.send(request, mayBegin: endData ?? {})
            let retryAfter = answer.value(of: "retry-after").flatMap { RetryAfter.seconds($0, at: now()) }
            return .answered(answer.status, retryAfter: retryAfter)
        } catch {
            return .unanswered(error)
        }
    }

    package func shutDown() async {
        client.shutDown()
    }

    private func request(for followUp: ClaimedFollowUp) throws -> HTTPRequest? {
        let body = try WebhookPayload(followUp).bytes
        let id = followUp.id.description
        let timestamp = now().secondsSinceEpoch
        guard let signature = settings.secret.signature(id: id, timestamp: timestamp, body: body) else { return nil }
        let fields = [
            HTTPField("content-type", "application/json"),
            HTTPField("user-agent", "madoguchi"),
            HTTPField("webhook-id", id),
            HTTPField("webhook-timestamp", String(timestamp)),
            HTTPField("webhook-signature", signature),
        ]
        return HTTPRequest(.post, settings.url, fields: fields, body: body)
    }
}
