import Foundation
import Testing

/// A server that takes webhooks and tells of each.
struct TestWebhookServer {
    struct Options: Encodable {
        var secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        var status: Int?
        var location: String?
        var retryAfter: String?
        var body: Int?
        var fault: String?
        var certificate: String?
        var key: String?

        private enum CodingKeys: String, CodingKey {
            case secret, status, location, body, fault, certificate, key
            case retryAfter = "retry_after"
        }
    }

    struct Event: Decodable {
        struct Body: Decodable, Equatable {
            var id, messageID, kind, plan, to, from, subject, text, date: String
            var html: String?

            private enum CodingKeys: String, CodingKey {
                case id, kind, plan, to, from, subject, text, date, html
                case messageID = "message_id"
            }
        }

        let event: String
        var method: String?
        var path: String?
        var host: String?
        var id: String?
        var timestamp: Int64?
        var type: String?
        var isGenuine: Bool?
        var body: Body?
    }

    private let server: ScriptedServer<Event>

    var port: Int { server.port }

    static func start(_ options: Options = Options()) async throws -> TestWebhookServer {
        TestWebhookServer(server: try await ScriptedServer.start("webhook_server", options))
    }

    var requests: [Event] {
        get throws { try server.events.filter { $0.event == "request" } }
    }
}
