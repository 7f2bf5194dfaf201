import Calendars
import FollowUps
import LinuxSystem
import MadoguchiAPI
import Messages
import StoreTestKit
import SupportHours
import TestAddresses
import TestSupport
import TestZones
import Testing

@testable import MadoguchiDaemon

@Suite("Reminders of changes of hours")
struct AnnouncementsTests {
    private static let basic = """
        basic:
          name: { ja: Basicプラン, en: Basic }
          timezone: America/Los_Angeles
          hours: "Mo-Fr 06:00-17:00; PH off"
          holidays: [closing]
          noted: [us]
        desk: { timezone: Asia/Tokyo, hours: "Mo-Fr 10:00-18:00" }
        """

    private let store = InMemoryStore()
    private let followUps: TestFollowUps
    private let lines = LogLines()

    init() throws {
        followUps = try TestFollowUps(now: "2026-11-10T12:00:00+09:00", store: store)
    }

    /// Has these be the hours.
    @discardableResult
    private func use(
        _ plans: String = Self.basic, closing: [String] = [], us: [NamedDay] = [], overrides: [PlanOverride] = [],
        announce: String = "{ ahead: [14d, 2d] }", language: String = "ja"
    ) throws -> PinnedHours {
        let hours = try PinnedHours(
            plans,
            calendars: [
                "closing": try closing.map { try NamedDay($0, ja: "感謝祭", en: "Thanksgiving Day") }, "us": us,
            ], overrides: overrides, language: language,
            settings: "guidance: { operator: owner@example.jp }\nannounce: \(announce)")
        followUps.current.replace(with: hours.snapshot)
        return hours
    }

    /// As a daemon that has just started, whose store may be another one.
    private func service(_ other: (any FollowUpStore)? = nil) -> Announcements {
        let context = followUps.context
        return Announcements(
            context: APIContext(
                store: other ?? store, current: context.current, clock: context.clock, newID: context.newID,
                templates: context.templates, wake: context.wake), prepare: {}, logger: lines.logger)
    }

    @discardableResult
    private func look(at now: String, after last: Announcements.Look? = nil) async throws -> Announcements.Look {
        try followUps.clock.set(now)
        return try await service().look(after: last)
    }

    /// All that there were, the oldest first.
    private func reminders() async throws -> [FollowUp] {
        try await store.list(FollowUpFilter(caseLabel: "announce"), before: nil, limit: 1_000).reversed()
    }

    private func states() async throws -> [FollowUpState] { try await reminders().map(\.state) }

    private static func closedInDecember(_ id: Int64 = 7) throws -> PlanOverride {
        try PlanOverride(
            id, of: "basic", .closed, from: "2026-12-01T00:00+09:00", to: "2026-12-03T00:00+09:00",
            reason: Wording(ja: "研修のため", en: "Training"))
    }

    // MARK: Once

    @Test("come at their times, each once, whoever looks again and however often it starts")
    func once() async throws {
        try use(closing: ["2026-11-26"])
        var last = try await look(at: "2026-11-12T22:59:59+09:00")
        #expect(try await reminders().isEmpty)
        last = try await look(at: "2026-11-12T23:00:00+09:00", after: last)
        last = try await look(at: "2026-11-12T23:00:20+09:00", after: last)
        try await look(at: "2026-11-12T23:01:00+09:00")
        #expect(try await states() == [.queued])
        #expect(followUps.wakeCount == 1)
        try await followUps.deliverDue(plan: "24/7")
        try await look(at: "2026-11-13T12:00:00+09:00")
        last = try await look(at: "2026-11-24T22:59:59+09:00", after: last)
        #expect(try await states() == [.delivered])
        last = try await look(at: "2026-11-24T23:00:00+09:00", after: last)
        #expect(try await states() == [.delivered, .queued])
        try await followUps.deliverDue(plan: "24/7")
        try await look(at: "2026-11-26T22:59:59+09:00", after: last)
        try await look(at: "2026-11-26T23:00:00+09:00")
        try await look(at: "2026-11-27T01:00:00+09:00", after: last)
        #expect(try await states() == [.delivered, .delivered])
    }

    @Test("come once though the process died once they were queued")
    func crash() async throws {
        try use(closing: ["2026-11-26"])
        try followUps.clock.set("2026-11-12T23:00:00+09:00")
        let dying = service(BrokenStore(.full, afterBatches: 1, working: store))
        await #expect(throws: StoreError.self) { try await dying.look(after: nil) }
        #expect(try await states() == [.queued])
        try await look(at: "2026-11-12T23:00:30+09:00")
        #expect(try await states() == [.queued])
    }

    @Test("come late after a standstill, the nearest one only, and not once the change has begun")
    func late() async throws {
        try use(closing: ["2026-11-26"])
        try await look(at: "2026-11-26T12:00:00+09:00")
        let reminder = try #require(try await reminders().first)
        #expect(try await states() == [.queued])
        #expect(reminder.dueAt == (try Instant("2026-11-26T12:00+09:00")))
        #expect(reminder.expiresAt == (try Instant("2026-11-26T23:00+09:00")))
        // Of the next change.
        try use(closing: ["2026-12-24"])
        try await look(at: "2026-12-24T23:00:00+09:00")
        #expect(try await reminders().count == 1)
    }

    @Test("are one where a later one is due before an earlier one has left")
    func superseded() async throws {
        try use(closing: ["2026-11-26"])
        let last = try await look(at: "2026-11-12T23:00:00+09:00")
        try await look(at: "2026-11-24T23:00:00+09:00", after: last)
        #expect(try await states() == [.cancelled, .queued])
    }

    @Test("aren't there where nothing is said of them")
    func off() async throws {
        let hours = try PinnedHours(
            "p: { timezone: Asia/Tokyo, hours: \"Mo-Fr 10:00-18:00\", noted: [us] }",
            calendars: [
                "us": [try NamedDay("2026-11-12", ja: "休み", en: "Day off")]
            ])
        followUps.current.replace(with: hours.snapshot)
        try await look(at: "2026-11-11T12:00:00+09:00")
        #expect(try await reminders().isEmpty)
    }

    // MARK: What they say

    @Test("tell what changes, when on both clocks, and why")
    func holiday() async throws {
        try use(closing: ["2026-11-26"])
        try await look(at: "2026-11-24T23:00:00+09:00")
        let reminder = try #require(try await reminders().first)
        #expect(reminder.kind == .reminder)
        #expect(reminder.message.recipient == "owner@example.jp")
        #expect((reminder.plan, reminder.casePlan) == ("24/7", "basic"))
        #expect(reminder.language == "ja")
        #expect(reminder.message.subject == "【窓口】11月26日(木)の受付時間について（Basicプラン）")
        #expect(
            reminder.message.text == """
                お疲れさまです。
                窓口（madoguchi）からのお知らせです。

                Basicプランの受付時間について、次の予定があります。

                ■ 日本時間
                11月26日(木)23:00から11月27日(金)10:00まで休業します（感謝祭）。

                ■ 太平洋時間
                11月26日(木)06:00から17:00まで休業します（感謝祭）。

                この先の予定は、次のコマンドで確かめられます。

                    madoguchi changes basic

                """)
    }

    @Test("tell of a change of clocks that nothing moves on the vendor's, in the display language")
    func changeover() async throws {
        try use(language: "en")
        try await look(at: "2026-10-20T12:00:00+09:00")
        let message = try #require(try await reminders().first).message
        #expect(message.subject == "[madoguchi] The hours on Mon 2 Nov (Basic)")
        #expect(
            message.text.contains(
                """
                Japan time:
                From Mon 2 Nov the windows are an hour later: 23:00–10:00 instead of 22:00–09:00 (Japan time).

                Pacific time:
                06:00–17:00 as before.
                """), "\(message.text)")
    }

    @Test("tell of noted days, and on one clock where there is but one")
    func noted() async throws {
        let day = try NamedDay("2026-11-11", ja: "退役軍人の日", en: "Veterans Day")
        try use(
            Self.basic + "\nhere: { timezone: Asia/Tokyo, hours: \"Mo-Fr 10:00-18:00\", noted: [us] }", us: [day])
        try await look(at: "2026-11-10T12:00:00+09:00")
        let texts = try await reminders().map(\.message.text).sorted()
        let noted = "11月11日(水)は退役軍人の日です。受付があるかどうかは、提供元が案内していません。"
        #expect(texts.count == 2)
        #expect(texts.contains { $0.contains("■ 太平洋時間\n\(noted)\n") }, "\(texts)")
        #expect(texts.contains { $0.contains("■ 日本時間\n\(noted)\n") && !$0.contains("太平洋") }, "\(texts)")
    }

    @Test("keep to a plan's windows where one is named, and end with the change")
    func windows() async throws {
        let override = try PlanOverride(
            8, of: "desk", .closed, from: "2026-12-01T00:00+09:00", to: "2026-12-03T00:00+09:00")
        try use(overrides: [try Self.closedInDecember(), override], announce: "{ ahead: [2d], plan: desk }")
        try await look(at: "2026-11-29T12:00:00+09:00")
        let reminders = try await reminders()
        #expect(reminders.map(\.plan) == ["desk", "desk"])
        #expect(reminders.map(\.casePlan) == ["basic", nil])
        for reminder in reminders {
            #expect(reminder.dueAt == (try Instant("2026-11-30T10:00+09:00")))
            #expect(reminder.expiresAt == (try Instant("2026-12-01T00:00+09:00")))
        }
    }

    // MARK: Changes that are off

    @Test("are cancelled where an override is removed, and are there again where it is")
    func removed() async throws {
        let override = try Self.closedInDecember()
        let hours = try use(overrides: [override])
        var last = try await look(at: "2026-11-30T12:00:00+09:00")
        let id = try #require(try await reminders().first).id
        followUps.current.replace(with: hours.snapshot(overrides: []))
        last = try await look(at: "2026-11-30T12:00:20+09:00", after: last)
        #expect(try await states() == [.cancelled])
        let line = HistoryEntry(at: followUps.clock.clock.now(), move: .cancelled)
        #expect(try await store.history(of: id).last == line)
        followUps.current.replace(with: hours.snapshot(overrides: [override]))
        last = try await look(at: "2026-11-30T12:00:40+09:00", after: last)
        #expect(try await states() == [.queued])
        // Another override with the same hours is another change.
        followUps.current.replace(with: hours.snapshot(overrides: [try Self.closedInDecember(9)]))
        try await look(at: "2026-11-30T12:01:00+09:00", after: last)
        #expect(try await states() == [.cancelled, .queued])
    }

    @Test("are cancelled where the change went while no daemon ran")
    func goneMeanwhile() async throws {
        try use(closing: ["2026-11-26"])
        try await look(at: "2026-11-24T23:00:00+09:00")
        try use(closing: ["2026-11-27"])
        try await look(at: "2026-11-26T00:00:00+09:00")
        #expect(try await states() == [.cancelled, .queued])
        try use(closing: ["2026-11-27"], announce: "{ ahead: [1h] }")
        try await look(at: "2026-11-26T00:01:00+09:00")
        #expect(try await states() == [.cancelled, .cancelled])
    }

    @Test("stay away where somebody cancelled them")
    func cancelled() async throws {
        let override = try Self.closedInDecember()
        let hours = try use(overrides: [override])
        let last = try await look(at: "2026-11-30T12:00:00+09:00")
        let id = try #require(try await reminders().first).id
        let _: FollowUpResource = try await followUps.post("/v1/follow-ups/\(id)/cancel", "")
        followUps.current.replace(with: hours.snapshot(overrides: [override]))
        try await look(at: "2026-11-30T12:00:20+09:00", after: last)
        #expect(try await states() == [.cancelled])
    }

    @Test("are cancelled once they come back from an attempt that began before")
    func sending() async throws {
        let hours = try use(overrides: [try Self.closedInDecember()])
        var last = try await look(at: "2026-11-30T12:00:00+09:00")
        let claimed = try #require(try await followUps.claimDue(plan: "24/7").first)
        followUps.current.replace(with: hours.snapshot(overrides: []))
        last = try await look(at: "2026-11-30T12:00:20+09:00", after: last)
        #expect(try await states() == [.sending])
        let now = followUps.clock.clock.now()
        let due = followUps.current.snapshot.dueRules.due(.nextWindow, plan: "24/7", countsFrom: now, notBefore: now)
        try await store.settle([
            Settlement(lease: claimed.lease, at: now, ending: .queued(.deferred, notBefore: now, due: due))
        ])
        try await look(at: "2026-11-30T12:00:40+09:00", after: last)
        #expect(try await states() == [.cancelled])
    }

    @Test("leave messages alone that somebody else gave their label")
    func label() async throws {
        try use()
        try await followUps.accept(message(["case": "\"announce\""]))
        try await look(at: "2026-11-30T12:00:00+09:00")
        #expect(try await states() == [.queued])
    }
}
