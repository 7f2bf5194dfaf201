import Foundation
import TestSupport
import Testing

/// A server written in Python beside the tests, which tells in a line of JSON what happens to it: its port first.
struct ScriptedServer<Event: Decodable> {
    private struct Start: Decodable {
        var port: Int
    }

    private let peer: Peer
    let port: Int

    /// - Parameters:
    ///   - script: its name without `.py`.
    ///   - options: given to it as JSON.
    static func start(_ script: String, _ options: some Encodable) async throws -> ScriptedServer {
        let file = try #require(Bundle.module.url(forResource: script, withExtension: "py", subdirectory: "Oracle"))
        let argument = String(decoding: try JSONEncoder().encode(options), as: UTF8.self)
        let peer = try Peer(["python3", file.path, argument], in: TemporaryDirectory())
        var start: Start?
        try await eventually("the server listens") {
            start = try peer.lines.first.map { try JSONDecoder().decode(Start.self, from: Data($0.utf8)) }
            return start != nil
        }
        return ScriptedServer(peer: peer, port: try #require(start).port)
    }

    /// What has happened so far, as far as it is an event.
    var events: [Event] {
        get throws { try peer.lines.compactMap { try? JSONDecoder().decode(Event.self, from: Data($0.utf8)) } }
    }
}
