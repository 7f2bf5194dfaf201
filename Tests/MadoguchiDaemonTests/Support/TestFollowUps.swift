import FollowUps
import Foundation
import Guidance
import LinuxSystem
import MadoguchiAPI
import Messages
import NIOCore
import StoreTestKit
import SupportHours
import Synchronization
import TestSupport
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
    let current: CurrentSnapshot
    let context: APIContext
    let troubles = RecurringTroubles()
    let queue = FakeQueue()

    init(
        _ yaml: String = sendingPlans, now: String = "2026-11-24T12:00:00+09:00",
        store: any FollowUpStore = InMemoryStore(), cluster: ClusterAccess? = nil
    ) throws {
        clock = try FakeClock(now)
        current = CurrentSnapshot(try yaml == sendingPlans ? sendingSnapshot.get() : TestHours.snapshot(yaml))
        let clock = clock.clock
        let ids = FollowUpIDSource(milliseconds: { clock.now().secondsSinceEpoch * 1_000 })
        let woken = Waker()
        context = APIContext(
            store: store, current: current, clock: clock, newID: { ids.next() }, templates: TemplateRenderer(),
            wake: { _ in woken.wake() })
        waker = woken
        let queueAPI = QueueAPI(context: context, control: queue)
        stored = StoredOverrides(store: store, inbox: inbox)
        let enforced = Waker()
        enforcer = enforced
        var plans = PlansAPI(current: current, clock: clock)
        plans.node = cluster?.name
        let nodes = ClusterAPI(
            context: context, access: cluster,
            sending: { DispatchStatus(obstacle: nil, perSecond: nil, inFlight: 0, isRelayUsable: true) },
            startedAt: clock.now())
        let apis: [any API] = [
            plans, OverrideListAPI(current: current, clock: clock, tellsWho: true),
            CalendarsAPI(current: current, calendars: { [] }),
            OverridesAPI(
                context: context, overrides: OverrideControl(stored: stored, enforce: { _ in enforced.wake() })),
            FollowUpsAPI(context: context), queueAPI, BackupAPI(context: context), CasesAPI(context: context),
            ReportsAPI(context: context), TemplatesAPI(context: context), PlaybooksAPI(context: context),
            SuppressionsAPI(context: context), RecordsAPI(context: context),
            RecurringAPI(context: context, troubles: troubles), nodes,
            DiagnosisAPI(
                context: context, queue: queueAPI, troubles: troubles, stateDirectory: "/tmp", cluster: nodes,
                checkRelay: { delivery, _ in
                    RelayCheck(transport: delivery.transport.rawValue, to: "the test", problem: nil)
                }),
        ]
        routes = RouteTable(apis.flatMap(\.routes)) { .en }
        let publicAPIs: [any API] = [plans, OverrideListAPI(current: current, clock: clock, tellsWho: false)]
        publicRoutes = RouteTable(publicAPIs.flatMap(\.routes)) { .en }
    }

    private let waker: Waker
    private let enforcer: Waker
    private let inbox = Reloader.Inbox()
    let stored: StoredOverrides
    let routes: RouteTable
    /// What anybody may ask.
    let publicRoutes: RouteTable

    /// Where the store would be.
    let stateDirectory = "/tmp"

    /// How often the dispatcher was woken.
    var wakeCount: Int { waker.count.load(ordering: .relaxed) }

    /// How often it was made to go by other hours.
    var enforceCount: Int { enforcer.count.load(ordering: .relaxed) }

    /// Has answers follow changes of the overrides while something is done.
    func reloading(_ body: () async throws -> Void) async throws {
        let reloader = Reloader(
            current: current, clock: clock.clock, database: systemZones, inbox: inbox, reconsider: {},
            readConfiguration: { [current] in current.snapshot.configuration }, setTimer: { _ in },
            watchZones: { _ in }, notify: { _ in }, changed: {}, announce: { _ in }, logger: LogLines().logger)
        try await withThrowingTaskGroup { group in
            group.addTask { try await reloader.run() }
            defer { inbox.send.finish() }
            try await body()
        }
    }

    private final class Waker: Sendable {
        let count = Atomic<Int>(0)

        func wake() { count.add(1, ordering: .relaxed) }
    }

    /// - Parameter pieces: of the body, as they come.
    func response(
        _ method: String, _ target: String, _ pieces: [[UInt8]] = [], fields: [(String, String)] = [],
        uid: UInt32? = 1_000
    ) async throws -> Response {
        let body = Pieces(pieces)
        let reply = routes.reply(
            method, target, fields: fields,
            body: pieces.allSatisfy(\.isEmpty)
                ? .none : RequestBody(length: nil) { body.next().map { ByteBuffer(bytes: $0) } }, uid: uid)
        switch reply {
        case .now(let response): return response
        case .later(let work): return await work()
        case .held, .events: throw TestFailure("\(target) is held")
        }
    }

    private final class Pieces: Sendable {
        private let rest: Mutex<ArraySlice<[UInt8]>>

        init(_ pieces: [[UInt8]]) {
            rest = Mutex(pieces[...])
        }

        func next() -> [UInt8]? { rest.withLock { $0.popFirst() } }
    }

    func send(
        _ method: String, _ target: String, _ body: String = "", contentType: String? = nil, key: String? = nil,
        uid: UInt32? = 1_000
    ) async throws -> Response {
        let fields = [("content-type", contentType), ("idempotency-key", key)].compactMap { name, value in
            value.map { (name, $0) }
        }
        return try await response(method, target, [Array(body.utf8)], fields: fields, uid: uid)
    }

    func get<Value: Decodable>(_ target: String, as type: Value.Type = Value.self) async throws -> Value {
        let response = try await send("GET", target)
        #expect(response.status == 200, "\(response.text)")
        return try response.decoded()
    }

    /// Posts a follow-up that is to be accepted.
    @discardableResult
    func accept(_ body: String = message(), target: String = "/v1/follow-ups") async throws -> FollowUpResource {
        let response = try await send("POST", target, body)
        #expect(response.status == (target.contains("dry_run") ? 200 : 201), "\(response.text)")
        return try response.decoded()
    }

    /// Posts what is to be refused.
    func refusal(_ body: String, target: String = "/v1/follow-ups") async throws -> ProblemDetails {
        let response = try await send("POST", target, body)
        #expect(response.field("content-type") == "application/problem+json", "\(response.text)")
        return try response.decoded()
    }

    /// Sends a batch, cut into pieces.
    ///
    /// - Returns: the lines of the answer.
    func batchLines(_ pieces: [[UInt8]], target: String = "/v1/follow-ups/batch") async throws -> [[UInt8]] {
        let response = try await response(
            "POST", target, pieces, fields: [("content-type", "application/x-ndjson")])
        guard case .stream(_, let produce) = response.body else { throw TestFailure("no stream: \(response.text)") }
        let answers = Mutex<[UInt8]>([])
        try await produce(ResponseStream { bytes in answers.withLock { $0 += bytes } })
        return answers.withLock { $0.split(separator: UInt8(ascii: "\n")).map(Array.init) }
    }

    func batch(_ pieces: [[UInt8]], target: String = "/v1/follow-ups/batch") async throws -> [BatchResult] {
        try await batchLines(pieces, target: target).map {
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
func message(_ changes: [String: String?] = [:]) -> String {
    var fields = [
        "kind": "\"guidance\"", "plan": "\"basic\"", "to": "\"customer@example.com\"", "subject": "\"ログインについて\"",
        "text": "\"パスワードを再設定してください。\\n\"",
    ]
    for (name, value) in changes { fields[name] = value }
    return "{" + fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "}"
}

/// Somebody who sends, as the routes see it.
final class FakeQueue: QueueControl {
    private let state = Mutex(
        SendingStatus(isPaused: false, because: nil, perSecond: 10, quota: SendingQuota(SendingQuota.Limits())))

    func limit(by quota: SendingQuota) { state.withLock { $0.quota = quota } }

    var status: SendingStatus { state.withLock { $0 } }

    func pause() {
        state.withLock {
            $0.isPaused = true
            $0.because = Wording(ja: "誰かが一時停止しました", en: "somebody paused it")
        }
    }

    func resume() {
        state.withLock {
            $0.isPaused = false
            $0.because = nil
        }
    }
}
