import Foundation
import Testing

/// A server that takes webhooks and tells of each.
struct TestWebhookServer {
    struct Options: Encodable {
        var secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        var status: Int?
        var location: String?
        var body: Int?
        var fault: String?
        var certificate: String?
        var key: String?
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
        var port: Int?
        var method: String?
        var path: String?
        var host: String?
        var id: String?
        var timestamp: Int64?
        var type: String?
        var isGenuine: Bool?
        var body: Body?
    }

    private let peer: Peer
    let port: Int

    static func start(_ options: Options = Options()) async throws -> TestWebhookServer {
        let script = try #require(
            Bundle.module.url(forResource: "webhook_server", withExtension: "py", subdirectory: "Oracle"))
        let argument = String(decoding: try JSONEncoder().encode(options), as: UTF8.self)
        let peer = try Peer(["python3", script.path, argument], in: TestDirectory())
        var port: Int?
        try await eventually("the server listens") {
            port = try Self.events(of: peer).first?.port
            return port != nil
        }
        return TestWebhookServer(peer: peer, port: try #require(port))
    }

    var requests: [Event] {
        get throws { try Self.events(of: peer).filter { $0.event == "request" } }
    }

    private static func events(of peer: Peer) throws -> [Event] {
        try peer.lines.compactMap { try? JSONDecoder().decode(Event.self, from: Data($0.utf8)) }
    }
}
