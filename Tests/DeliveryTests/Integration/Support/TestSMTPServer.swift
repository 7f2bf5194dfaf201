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
    }

    struct Event: Decodable {
        let event: String
        var port: Int?
        var sender: String?
        var recipient: String?
        var user: String?
        var encrypted: Bool?
        var content: String?
    }

    private let peer: Peer
    let port: Int

    static func start(_ options: Options = Options()) async throws -> TestSMTPServer {
        let script = try #require(
            Bundle.module.url(forResource: "smtp_server", withExtension: "py", subdirectory: "Oracle"))
        let argument = String(decoding: try JSONEncoder().encode(options), as: UTF8.self)
        let peer = try Peer(["python3", script.path, argument], in: TestDirectory())
        var port: Int?
        try await eventually("the server listens") {
            port = try Self.events(of: peer).first?.port
            return port != nil
        }
        return TestSMTPServer(peer: peer, port: try #require(port))
    }

    func events(_ name: String) throws -> [Event] {
        try Self.events(of: peer).filter { $0.event == name }
    }

    private static func events(of peer: Peer) throws -> [Event] {
        try peer.lines.compactMap { try? JSONDecoder().decode(Event.self, from: Data($0.utf8)) }
    }
}
