import Foundation
import MadoguchiAPI
import TestSupport
import Testing

/// Asks `control.sock` for follow-ups, one request after the other.
final class ControlClient {
    private let client: UnixClient
    private let patience: Duration

    /// - Parameters:
    ///   - seconds: how long any one read may take.
    ///   - patience: how long a request is sent again where it is told to come again (503).
    init(_ path: String, timeout seconds: Int = 10, patience: Duration = .zero) throws {
        client = try UnixClient(path, timeout: seconds)
        self.patience = patience
    }

    func accept(plan: String) throws -> FollowUpResource {
        let answer = try post("/v1/follow-ups", type: "application/json", Self.message(plan: plan))
        return try JSONDecoder().decode(FollowUpResource.self, from: Data(answer.utf8))
    }

    /// - Parameters:
    ///   - notBefore: RFC 3339.
    ///   - key: an `Idempotency-Key`; nil for none.
    func accept(plan: String, notBefore: String, key: String? = nil) throws -> FollowUpResource {
        let body = Self.message(plan: plan).dropLast() + #","when":{"not_before":"\#(notBefore)"}}"#
        let answer = try post("/v1/follow-ups", type: "application/json", String(body), key: key)
        return try JSONDecoder().decode(FollowUpResource.self, from: Data(answer.utf8))
    }

    func acceptBatch(count: Int, plan: String) throws -> [FollowUpResource] {
        try acceptBatch((0..<count).map { _ in Self.message(plan: plan) + "\n" }.joined())
    }

    /// - Parameter lines: of JSON, each of which is accepted.
    func acceptBatch(_ lines: String) throws -> [FollowUpResource] {
        let answer = try post("/v1/follow-ups/batch", type: "application/x-ndjson", lines)
        return try answer.split(separator: "\n").map { line in
            let result = try JSONDecoder().decode(BatchResult.self, from: Data(line.utf8))
            guard case .followUp(let followUp) = result.body else { throw TestFailure("refused: \(line)") }
            return followUp
        }
    }

    /// - Parameter lines: of JSON, each of which is accepted.
    func acceptAll(_ lines: String) throws {
        let answer = try post("/v1/follow-ups/batch?answer=refused", type: "application/x-ndjson", lines)
        guard answer.contains(#""refused":0,"#), !answer.contains(#""status""#) else {
            throw TestFailure("refused: \(answer)")
        }
    }

    func followUp(_ id: String) throws -> FollowUpResource {
        try JSONDecoder().decode(FollowUpResource.self, from: Data(try get("/v1/follow-ups/\(id)").utf8))
    }

    func queue() throws -> QueueStatus {
        try JSONDecoder().decode(QueueStatus.self, from: Data(try get("/v1/queue").utf8))
    }

    func command(_ target: String, _ body: String = "") throws -> String {
        try post(target, type: "application/json", body)
    }

    private static func message(plan: String) -> String {
        #"{"kind":"guidance","plan":"\#(plan)","to":"hanako@example.jp","subject":"ログインについて","text":"本文"}"#
    }

    func get(_ target: String) throws -> String {
        try answered { client.get(target) }
    }

    private func post(_ target: String, type: String, _ body: String, key: String? = nil) throws -> String {
        try answered {
            client.send(
                "POST \(target) HTTP/1.1\r\nHost: localhost\r\nContent-Type: \(type)\r\n"
                    + (key.map { "Idempotency-Key: \($0)\r\n" } ?? "")
                    + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        }
    }

    /// - Parameter send: sends the request.
    private func answered(_ send: () -> Void) throws -> String {
        let start = ContinuousClock.now
        while true {
            send()
            let answer = try client.answer()
            if answer.hasPrefix("HTTP/1.1 503"), start.duration(to: .now) < patience {
                Thread.sleep(forTimeInterval: 0.5)
                continue
            }
            guard let end = answer.firstRange(of: "\r\n\r\n"), answer.hasPrefix("HTTP/1.1 20") else {
                throw TestFailure("no success: \(answer)")
            }
            return String(answer[end.upperBound...])
        }
    }
}
