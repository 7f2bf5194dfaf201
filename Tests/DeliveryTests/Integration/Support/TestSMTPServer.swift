import Foundation
import Testing

/// A small SMTP server with TLS and logins that tells what happens to it.
struct TestSMTPServer {
    struct Options: Encodable {
        var security = "none"
        var certificate: String?
        var key: String?
        var login: [String]?
        var mechanisms: [String]?
        var keywords: [String]?
        var goodbye: Int?
        var inject: Bool?
        var most: Int?
        var dead: String?
        var tokens: [String]?
        var uses: Int?
    }

    struct Event: Decodable {
        let event: String
        var sender: String?
        var recipient: String?
        var user: String?
        var encrypted: Bool?
        var content: String?
        var mechanism: String?
        var token: String?
    }

    private let server: ScriptedServer<Event>

    var port: Int { server.port }

    static func start(_ options: Options = Options()) async throws -> TestSMTPServer {
        TestSMTPServer(server: try await ScriptedServer.start("smtp_server", options))
    }

    func events(_ name: String) throws -> [Event] {
        try server.events.filter { $0.event == name }
    }
}
