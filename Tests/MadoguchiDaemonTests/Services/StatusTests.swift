import FollowUps
import LinuxSystem
import Messages
import SupportHours
import Testing

@testable import MadoguchiDaemon

@Suite("The status line")
struct StatusTests {
    private let followUps: TestFollowUps

    init() throws {
        followUps = try TestFollowUps()
    }

    private func line(
        _ store: (any FollowUpStore)? = nil, obstacle: DispatchStatus.Obstacle? = nil, isOpening: Bool = false,
        node: String? = nil
    ) async -> String {
        await StatusReporter(
            current: followUps.current, clock: followUps.clock.clock, store: store ?? followUps.context.store,
            isStoreOpening: { isOpening },
            sending: { DispatchStatus(obstacle: obstacle, perSecond: nil, inFlight: 0) }, nudges: Nudges(),
            notify: { _ in }, node: node
        ).line.wording.en
    }

    private let plans = "basic: closed until 2026-11-24T23:00:00+09:00 · pro: open · never: closed"

    @Test("tells plans, and that nothing is queued")
    func quiet() async {
        #expect(await line() == "\(plans) · nothing queued")
    }

    @Test("begins with the node's name where the queue is shared")
    func node() async {
        #expect(await line(node: "n1") == "node n1 · \(plans) · nothing queued")
    }

    @Test("tells of a plan whose hours say that nobody knows")
    func unknown() throws {
        let snapshot = try TestHours.snapshot(
            """
            display: { timezone: Asia/Tokyo }
            plans: { basic: { timezone: Asia/Tokyo, hours: 'Mo-Su 10:00-18:00 unknown' } }
            """)
        let noon = try Instant(parsing: "2026-11-24T12:00:00+09:00", in: .utc)
        let line = snapshot.statusLine(at: noon)
        #expect(line.en == "basic: unknown until 2026-11-24T18:00:00+09:00")
        #expect(line.ja == "basic: 2026-11-24T18:00:00+09:00 まで不明")
    }

    @Test("tells how many are queued, and when the next one goes")
    func queued() async throws {
        for _ in 0..<2 { try await followUps.accept() }
        #expect(await line() == "\(plans) · 2 queued, next due 2026-11-24T23:00:00+09:00")
        try await followUps.accept(message(["plan": "\"pro\""]))
        #expect(await line() == "\(plans) · 3 queued, due now")
    }

    @Test("what a window left is due when the next one opens, and what is never due is held")
    func left() async throws {
        try await followUps.accept(message(["plan": "\"never\""]))
        #expect(await line() == "\(plans) · 1 queued, held")
        try await followUps.accept()
        try followUps.clock.set("2026-11-25T10:00:00+09:00")
        #expect(await line().hasSuffix(" · 2 queued, next due 2026-11-25T23:00:00+09:00"))
    }

    @Test("tells how many are held because their plan isn't configured any more")
    func stranded() async throws {
        for _ in 0..<2 { try await followUps.accept(message(["plan": "\"pro\""])) }
        followUps.current.replace(
            with: try TestHours.snapshot(
                """
                display: { timezone: Asia/Tokyo }
                plans: { basic: { timezone: Asia/Tokyo, hours: "24/7" } }
                """))
        #expect(
            await line()
                == "basic: open · 2 queued, held · 2 held for plans that aren't configured (madoguchi doctor)")
    }

    @Test("tells what is in the way, but nothing of what a relay said")
    func obstacles() async {
        #expect(await line(obstacle: .paused).hasSuffix(" · paused"))
        let restored = await line(obstacle: .pausedByRestore)
        #expect(restored.hasSuffix(" · paused since a backup was restored (madoguchi queue stats)"))
        let said = Trouble.relayAnswered("550 hana@example.jp")
        let down = await line(obstacle: .relayUnusable(said))
        #expect(down.hasSuffix(" · the relay is down (madoguchi queue stats)"))
        let halted = await line(obstacle: .relayNeedsOperator(said))
        #expect(halted.hasSuffix(" · delivery halted (madoguchi queue stats)"))
        #expect(await line(obstacle: .storeUnusable(said.wording)) == "\(plans) · nothing queued")
    }

    @Test("tells of a database that is being opened, or can't be used")
    func store() async {
        #expect(await line(isOpening: true) == "\(plans) · the queue is being opened")
        #expect(await line(BrokenStore(.full)) == "\(plans) · the queue can't be used")
    }

    @Test("counts plans where there are many")
    func manyPlans() async throws {
        let yaml =
            "plans:\n"
            + (0..<50).map { number in
                "  p\(number): { timezone: Asia/Tokyo, hours: \"\(number < 3 ? "24/7" : "Mo-Fr 13:00-17:00")\" }\n"
            }.joined()
        followUps.current.replace(with: try TestHours.snapshot("display: { timezone: Asia/Tokyo }\n" + yaml))
        #expect(await line() == "3 of 50 plans open, next change 2026-11-24T13:00:00+09:00 · nothing queued")
    }

    @Test("is in Japanese, too")
    func japanese() async throws {
        try await followUps.accept()
        let line = await StatusReporter(
            current: followUps.current, clock: followUps.clock.clock, store: followUps.context.store,
            isStoreOpening: { false },
            sending: { DispatchStatus(obstacle: .paused, perSecond: nil, inFlight: 0) }, nudges: Nudges(),
            notify: { _ in }
        ).line
        #expect(
            line.wording.ja == "basic: 2026-11-24T23:00:00+09:00 まで時間外 · pro: 受付中 · never: 時間外"
                + " · 送信待ち 1 件、次の予定 2026-11-24T23:00:00+09:00 · 一時停止中")
    }

    @Test("is one line")
    func oneLine() async {
        #expect(await !line().contains("\n"))
    }
}
