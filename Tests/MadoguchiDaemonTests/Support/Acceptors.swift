import Foundation
import MadoguchiAPI
import Synchronization
import TestSupport

/// Programs that have follow-ups accepted, one for each node, one message after the other, and ask again with the same key until
/// there is an answer.
final class Acceptors: Sendable {
    private struct State: Sendable {
        var accepted: [String: String] = [:]
        var instants: [ContinuousClock.Instant] = []
        var refused = 0
        var faults: [String] = []
        var isOver = false
        var running = 0
    }

    private let state = Mutex(State())

    /// - Parameter prefix: keys begin with it.
    init(at nodes: [FleetNode], prefix: String) {
        state.withLock { $0.running = nodes.count }
        for node in nodes {
            let (socket, name) = (node.daemon.control, node.name)
            Thread.detachNewThread { [self] in
                run(at: socket, prefix: "\(prefix)-\(name)")
                state.withLock { $0.running -= 1 }
            }
        }
    }

    /// The follow-ups' ids, by key.
    var accepted: [String: String] { state.withLock(\.accepted) }
    var count: Int { state.withLock(\.accepted.count) }
    /// How often one was told to come again.
    var refused: Int { state.withLock(\.refused) }
    /// Answers that none should get.
    var faults: [String] { state.withLock(\.faults) }

    /// The first acknowledgement at or after an instant.
    func first(from instant: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        state.withLock { $0.instants.filter { $0 >= instant }.min() }
    }

    /// Returns once each has its last answer.
    func stop() throws {
        state.withLock { $0.isOver = true }
        try eventually("those who ask have their answers", within: 60) { state.withLock(\.running) == 0 }
    }

    private func run(at socket: String, prefix: String) {
        var number = 0
        while !state.withLock(\.isOver) {
            number += 1
            insist(on: "\(prefix)-\(number)", at: socket)
        }
    }

    private func insist(on key: String, at socket: String) {
        let body =
            #"{"kind":"guidance","plan":"always","to":"\#(key)@example.jp","subject":"件名","text":"本文"}"#
        while true {
            do {
                let client = try UnixClient(socket, timeout: 60)
                client.send(
                    "POST /v1/follow-ups HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Idempotency-Key: \(key)\r\nConnection: close\r\n"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
                let answer = try client.answer()
                let status = answer.split(separator: " ").dropFirst().first ?? ""
                if status == "201" || status == "200" {
                    let content = answer.firstRange(of: "\r\n\r\n").map { answer[$0.upperBound...] } ?? ""
                    let id = try JSONDecoder().decode(FollowUpResource.self, from: Data(content.utf8)).id
                    state.withLock { state in
                        state.accepted[key] = id ?? ""
                        state.instants.append(.now)
                    }
                    return
                }
                // As `Retry-After` has it, and sooner.
                guard status == "503" else {
                    state.withLock { $0.faults.append("\(key): \(answer)") }
                    return
                }
            } catch {
                // The daemon is gone, or starts.
            }
            let isOver = state.withLock { state in
                state.refused += 1
                return state.isOver
            }
            if isOver { return }
            // As one that is told to come again.
            usleep(10_000)
        }
    }
}
