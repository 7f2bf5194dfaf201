import Foundation
import Testing

/// An authorization server that tells of each request for a token.
struct TestTokenServer {
    struct Options: Encodable {
        var clientID = "madoguchi"
        var clientSecret: String?
        var refreshToken: String?
        var scope: String?
        var lifetime: Int?
        var changes: Bool?
        var status: Int?
        var body: String?
        var certificate: String?
        var key: String?

        private enum CodingKeys: String, CodingKey {
            case scope, lifetime, changes, status, body, certificate, key
            case clientID = "client_id"
            case clientSecret = "client_secret"
            case refreshToken = "refresh_token"
        }
    }

    struct Event: Decodable {
        let event: String
        var type: String?
        var form: [String: String]?
        var status: Int?
    }

    private let server: ScriptedServer<Event>

    var port: Int { server.port }
    var url: String { "http://127.0.0.1:\(port)/token" }

    static func start(_ options: Options = Options()) async throws -> TestTokenServer {
        TestTokenServer(server: try await ScriptedServer.start("token_server", options))
    }

    var requests: [Event] {
        get throws { try server.events.filter { $0.event == "request" } }
    }
}
