internal import AsyncHTTPClient
package import FollowUps
package import NIOCore
internal import NIOHTTP1
package import SupportHours

/// Posts letters to a URL, signed so that whoever is there knows that they are ours. [Standard Webhooks]
package struct WebhookTransport: Transport {
    private let settings: WebhookSettings
    private let endpoint: WebhookEndpoint
    private let now: @Sendable () -> Instant

    package var capacity: Int { settings.connections * 2 }

    /// - Parameters:
    ///   - group: its loops carry the connections; it outlives the transport.
    ///   - now: the wall clock, for the time that is signed.
    package init(settings: WebhookSettings, group: any EventLoopGroup, now: @escaping @Sendable () -> Instant) {
        self.settings = settings
        self.now = now
        endpoint = WebhookEndpoint(settings: settings, group: group)
    }

    package func deliver(
        _ letter: ClaimedFollowUp, mark: @escaping @Sendable () async throws -> Void
    ) async -> DeliveryOutcome {
        guard let request = try? request(for: letter) else {
            return .permanent(DeliveryReport(text: "the letter can't be written as a request"))
        }
        do {
            return try await endpoint.withClient { client in
                do {
                    try await mark()
                } catch {
                    return (true, .unmarked(error))
                }
                return await post(request, with: client)
            }
        } catch {
            let fault: RelayFault = error == .stopped ? .none : error.needsOperator ? .needsOperator : .passing
            return .unsent(DeliveryReport(text: error.description), fault)
        }
    }

    package func shutDown() async {
        await endpoint.shutDown()
    }

    private func request(for letter: ClaimedFollowUp) throws -> HTTPClient.Request {
        let body = try WebhookPayload(letter).bytes
        let id = letter.id.description
        let timestamp = now().secondsSinceEpoch
        let headers: HTTPHeaders = [
            "content-type": "application/json",
            "user-agent": "madoguchi",
            "webhook-id": id,
            "webhook-timestamp": String(timestamp),
            "webhook-signature": settings.secret.signature(id: id, timestamp: timestamp, body: body),
        ]
        return try HTTPClient.Request(url: settings.url, method: .POST, headers: headers, body: .bytes(body))
    }

    private func post(
        _ request: HTTPClient.Request, with client: HTTPClient
    ) async -> (isReachable: Bool, result: DeliveryOutcome) {
        let exchange = WebhookExchange()
        let deadline = NIODeadline.now() + .seconds(Int64(settings.connectTimeout + settings.answerTimeout))
        let task = client.execute(request: request, delegate: exchange, deadline: deadline)
        let error = await withTaskCancellationHandler {
            do {
                try await task.futureResult.get()
                return nil as (any Error)?
            } catch {
                return error
            }
        } onCancel: {
            task.cancel()
        }
        let isStopped =
            Task.isCancelled || error as? HTTPClientError == .cancelled
            || error as? HTTPClientError == .alreadyShutdown
        return (exchange.hasBegun || isStopped, exchange.outcome(error: error, isStopped: isStopped))
    }
}
