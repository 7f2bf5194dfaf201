import FollowUps
import Foundation
import Guidance
import LinuxSystem
import MadoguchiAPI
import SupportHours
import Synchronization
import Testing

@testable import MadoguchiDaemon

let sendingPlans =
    threePlans + "\n" + """
          never:
            timezone: UTC
            hours: "off"
            staffed: [live-chat]
        delivery: { from: "窓口 <support@example.jp>" }
        """

/// Made once: hundreds of tests begin with it.
private let sendingSnapshot = Result { try TestHours.snapshot(sendingPlans) }

/// The follow-ups API on a fake clock and a store in memory, without a transport.
///
/// It is Tuesday noon in Japan unless told, when `basic` is closed until 23:00 and `pro` is open, as always.
final class TestFollowUps: Sendable {
    let clock: FakeClock
    let hours: CurrentHours
    let context: APIContext
    let api: FollowUpsAPI
    let troubles = RecurringTroubles()
    let queue = FakeQueue()

    init(
        _ yaml: String = sendingPlans, now: String = "2026-11-24T12:00:00+09:00",
        store: any FollowUpStore = InMemoryStore()
    ) throws {
        clock = try FakeClock(now)
        hours = CurrentHours(try yaml == sendingPlans ? sendingSnapshot.get() : TestHours.snapshot(yaml))
        let clock = clock.clock
        let ids = FollowUpIDSource(milliseconds: { clock.now().secondsSinceEpoch * 1_000 })
        let woken = Waker()
        context = APIContext(
            store: store, hours: hours, clock: clock, newID: { ids.next() }, letters: LetterWriter(),
            wake: { _ in woken.wake() })
        api = FollowUpsAPI(context, queue: queue)
        waker = woken
        backup = BackupAPI(context: context)
    }

    private let waker: Waker
    private let backup: BackupAPI

    private var diagnosis: DiagnosisAPI {
        DiagnosisAPI(
            context: context, queue: api, troubles: troubles, stateDirectory: stateDirectory,
            checkRelay: { RelayCheck(transport: $0.transport.rawValue, to: "the test", problem: nil) })
    }

    /// Where the store would be.
    let stateDirectory = "/tmp"

    var apis: [any ControlAPI] {
        [
            api, backup, diagnosis, CasesAPI(context: context), TemplatesAPI(context: context),
            SuppressionsAPI(context: context),
            RecurringAPI(context: context, troubles: troubles),
        ]
    }

    /// How often whoever sends was woken.
    var wakeCount: Int { waker.count.load(ordering: .relaxed) }

    private final class Waker: Sendable {
        let count = Atomic<Int>(0)

        func wake() { count.add(1, ordering: .relaxed) }
    }

    func reply(
        _ method: String, _ target: String, _ body: String = "", contentType: String? = nil, key: String? = nil,
        uid: UInt32? = 1_000
    ) async throws -> ControlReply {
        let bytes = Array(body.utf8)
        let request = ControlRequest(
            method: method, target: target, contentType: contentType, idempotencyKey: key, uid: uid
        ) { limit throws(Problem) in
            guard bytes.count <= limit else { throw .bodyTooLarge(limit: limit) }
            return bytes
        }
        for api in apis {
            if let reply = await api.reply(to: request) { return reply }
        }
        throw TestFailure("nobody knows \(target)")
    }

    func send(
        _ method: String, _ target: String, _ body: String = "", contentType: String? = nil, key: String? = nil,
        uid: UInt32? = 1_000
    ) async throws -> HoursResponse {
        let reply = try await reply(method, target, body, contentType: contentType, key: key, uid: uid)
        guard case .whole(let response) = reply else { throw TestFailure("\(target) streams") }
        return response
    }

    func get<Value: Decodable>(_ target: String, as type: Value.Type = Value.self) async throws -> Value {
        let response = try await send("GET", target)
        #expect(response.status == 200, "\(response.text)")
        return try response.decoded()
    }

    /// Posts a follow-up that is to be accepted.
    @discardableResult
    func accept(_ body: String = letter(), target: String = "/v1/follow-ups") async throws -> FollowUpResource {
        let response = try await send("POST", target, body)
        #expect(response.status == (target.contains("dry_run") ? 200 : 201), "\(response.text)")
        return try response.decoded()
    }

    /// Posts what is to be refused.
    func refusal(_ body: String, target: String = "/v1/follow-ups") async throws -> Problem {
        let response = try await send("POST", target, body)
        #expect(response.field("content-type") == "application/problem+json", "\(response.text)")
        return try response.decoded()
    }

    /// Sends a batch, cut into pieces.
    func batch(_ pieces: [[UInt8]], target: String = "/v1/follow-ups/batch") async throws -> [BatchResult] {
        let reply = try await reply("POST", target, contentType: "application/x-ndjson")
        guard case .batch(var batch) = reply else { throw TestFailure("no batch") }
        var answers: [UInt8] = []
        for piece in pieces {
            batch.receive(piece)
            while let results = await batch.results() { answers += results }
        }
        batch.end()
        while let results = await batch.results() { answers += results }
        return try answers.split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(BatchResult.self, from: Data($0))
        }
    }

    func batch(_ text: String, target: String = "/v1/follow-ups/batch") async throws -> [BatchResult] {
        try await batch([Array(text.utf8)], target: target)
    }
}

/// A request for a follow-up, with fields put in place of the usual ones; nil takes one away.
///
/// - Parameter changes: JSON values.
func letter(_ changes: [String: String?] = [:]) -> String {
    var fields = [
        "kind": "\"guidance\"", "plan": "\"basic\"", "to": "\"customer@example.com\"", "subject": "\"ログインについて\"",
        "text": "\"パスワードを再設定してください。\\n\"",
    ]
    for (name, value) in changes { fields[name] = value }
    return "{" + fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "}"
}

/// Somebody who sends, as the routes see it.
final class FakeQueue: QueueControl {
    private let state = Mutex(SendingStatus(isPaused: false, because: nil, perSecond: 10))

    var status: SendingStatus { state.withLock { $0 } }

    func pause() {
        state.withLock {
            $0.isPaused = true
            $0.because = "somebody paused it"
        }
    }

    func resume() {
        state.withLock {
            $0.isPaused = false
            $0.because = nil
        }
    }
}
