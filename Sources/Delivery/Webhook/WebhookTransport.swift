package import FollowUps
package import SupportHours

/// Posts letters to a URL, signed so that whoever is there knows that they are ours. [Standard Webhooks]
package struct WebhookTransport: Transport {
    private let settings: WebhookSettings
    private let client: HTTPClient
    private let now: @Sendable () -> Instant

    /// No more than there are connections for: a letter that waits for one isn't marked.
    package var capacity: Int { settings.connections }

    /// - Parameter now: the wall clock, for the time that is signed.
    package init(settings: WebhookSettings, now: @escaping @Sendable () -> Instant) {
        self.settings = settings
        self.now = now
        client = HTTPClient(settings: settings.http)
    }

    package func deliver(
        _ letter: ClaimedFollowUp, mark: @escaping @Sendable () async throws -> Void
    ) async -> DeliveryOutcome {
        guard let request = try? request(for: letter) else {
            return .permanent(DeliveryReport(text: "the letter can't be written and signed as a request"))
        }
        do {
            try await client.resolve(settings.url)
        } catch {
            return .unanswered(error)
        }
        do {
            try await mark()
        } catch {
            return .unmarked(error)
        }
        do {
            return .answered(try await client.send(request).status)
        } catch {
            return .unanswered(error)
        }
    }

    package func shutDown() async {
        client.shutDown()
    }

    private func request(for letter: ClaimedFollowUp) throws -> HTTPRequest? {
        let body = try WebhookPayload(letter).bytes
        let id = letter.id.description
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
