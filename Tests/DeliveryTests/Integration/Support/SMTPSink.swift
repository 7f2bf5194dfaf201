import Foundation
import Testing

/// Postfix's `smtp-sink`, which takes every message, or has a fault on request.
struct SMTPSink {
    let peer: Peer
    let port: Int
    private let dump: String

    static func start(_ options: [String] = []) async throws -> SMTPSink {
        let directory = try TestDirectory()
        let port = LoopbackPort.free()
        let dump = directory.path("letters")
        let user = getuid() == 0 ? ["-u", NSUserName()] : []
        let peer = try Peer(["smtp-sink"] + user + options + ["-D", dump, "127.0.0.1:\(port)", "256"], in: directory)
        try await peer.waitUntilListening(port: port)
        return SMTPSink(peer: peer, port: port, dump: dump)
    }

    /// The values of a header in all messages that it took.
    func values(ofHeader name: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: dump) else { return [] }
        let text = String(decoding: try Data(contentsOf: URL(filePath: dump)), as: UTF8.self)
        return text.split(separator: "\n").filter { $0.hasPrefix("\(name): ") }
            .map { String($0.dropFirst(name.utf8.count + 2)) }
    }
}
