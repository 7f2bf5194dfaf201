import FollowUps
import Foundation
import LinuxSystem
import Logging
import MadoguchiAPI
import MailAddress
import Messages
import StoreTestKit
import SupportHours
import Synchronization
import TestAddresses
import TestSupport
import Testing
import TimeZoneDatabase

@testable import MadoguchiDaemon

@Suite("Recurring messages")
struct RecurringMessagesTests {
    private let followUps: TestFollowUps
    private let directory: TemporaryDirectory
    private var list: String { directory.path("list.csv") }
    private let lines = LogLines()

    init() throws {
        directory = try TemporaryDirectory()
        followUps = try TestFollowUps(
            guided(
                """
                  unsubscribe: ["mailto:stop@example.jp?subject={id}", "https://example.jp/stop/{id}"]
                  recurring:
                    care:
                      template: looking-after-your-login
                      plan: basic
                      rule: "FREQ=MONTHLY;BYDAY=1TU"
                      start: 2026-11-01T10:00
                      recipients: \(directory.path("list.csv"))
                """), now: "2026-11-24T12:00:00+09:00")
        try write("to,name\nhanako@example.jp,花子\n\"taro@example.jp\",\n")
    }

    private func write(_ text: String) throws {
        try directory.write(text, to: "list.csv")
    }

    private var service: RecurringMessages {
        RecurringMessages(context: followUps.context, troubles: followUps.troubles, logger: lines.logger)
    }

    /// One whose process dies once the first batch is queued.
    private var dyingService: RecurringMessages {
        get throws {
            let context = followUps.context
            let store = BrokenStore(
                .full, afterBatches: 1, working: try #require(context.store as? InMemoryStore))
            return RecurringMessages(
                context: APIContext(
                    store: store, current: followUps.current, clock: context.clock, newID: context.newID,
                    templates: context.templates, wake: { _ in }),
                troubles: followUps.troubles, logger: lines.logger)
        }
    }

    private func queued() async throws -> [FollowUp] {
        try await followUps.context.store.list(FollowUpFilter(), before: nil, limit: 9_999)
    }

    @Test("begin with the first occurrence after they were configured, and land in a staffed window")
    func occurrence() async throws {
        try await service.seeToAll()
        #expect(try await queued().isEmpty)
        let shown: RecurringList = try await followUps.get("/v1/recurring")
        #expect(shown.recurring.first?.next == "2026-12-01T10:00:00+09:00")
        #expect(shown.recurring.first?.last == nil)
        try followUps.clock.set("2026-12-01T10:00:10+09:00")
        try await service.seeToAll()
        try await service.seeToAll()
        let messages = try await queued()
        #expect(messages.map(\.message.recipient.description).sorted() == ["hanako@example.jp", "taro@example.jp"])
        // 10:00 in Japan is when staff has gone: the next window opens at 23:00.
        for message in messages {
            #expect(message.dueAt?.formatted(in: followUps.current.snapshot.display) == "2026-12-01T23:00:00+09:00")
            #expect(
                message.message.unsubscribe == [
                    "mailto:stop@example.jp?subject=\(message.id)", "https://example.jp/stop/\(message.id)",
                ])
        }
        let after: RecurringList = try await followUps.get("/v1/recurring")
        #expect(after.recurring.first?.last == "2026-12-01T10:00:00+09:00")
        #expect(after.recurring.first?.next == "2027-01-05T10:00:00+09:00")
    }

    @Test("are what an unsubscription concerns, and nothing else")
    func unsubscription() async throws {
        try await service.seeToAll()
        try followUps.clock.set("2026-12-01T10:00:10+09:00")
        try await service.seeToAll()
        let message = try #require(try await queued().first { $0.message.recipient == "hanako@example.jp" })
        let added: SuppressionResource = try await followUps.post(
            "/v1/suppressions", #"{"follow_up":"\#(message.id)"}"#, status: 201)
        #expect(added.scope == "recurring")
        #expect(added.cancelled == 1)
        let answer = #"{"kind":"guidance","plan":"basic","to":"hanako@example.jp","subject":"件名","text":"本文"}"#
        let _: FollowUpResource = try await followUps.post("/v1/follow-ups", answer, status: 201)
        try followUps.clock.set("2027-01-05T10:00:10+09:00")
        try await service.seeToAll()
        #expect(try await queued().filter { $0.isRecurring && $0.state == .queued }.count == 2)
    }

    @Test("come once though the process died while they were queued")
    func crash() async throws {
        try await service.seeToAll()
        try followUps.clock.set("2026-12-01T10:00:10+09:00")
        let rows = (1...600).map { "customer\($0)@example.jp,名\($0)\n" }.joined()
        try write("to,name\n" + rows)
        let dying = try dyingService
        await #expect(throws: StoreError.self) { try await dying.seeToAll() }
        #expect(try await queued().count == 500)
        try await service.seeToAll()
        try await service.seeToAll()
        let recipients = try await queued().map(\.message.recipient)
        #expect(recipients.count == 600)
        #expect(Set(recipients).count == 600)
    }

    @Test("are caught up with after a standstill, the last one only, and let go after a week")
    func standstill() async throws {
        try await service.seeToAll()
        try followUps.clock.set("2027-02-04T12:00:00+09:00")
        try await service.seeToAll()
        #expect(try await queued().count == 2)
        try followUps.clock.set("2027-03-20T12:00:00+09:00")
        try await service.seeToAll()
        #expect(try await queued().count == 2)
        #expect(lines.texts.contains { $0.contains("is skipped") })
        try followUps.clock.set("2027-04-06T10:00:00+09:00")
        try await service.seeToAll()
        #expect(try await queued().count == 4)
    }

    @Test("skip lines at fault, and suppressed recipients, without naming anybody")
    func faults() async throws {
        try await service.seeToAll()
        _ = try await followUps.context.store.suppress(
            Suppression(address: "taro@example.jp", reason: nil, since: followUps.clock.clock.now(), uid: nil))
        try write(
            "\u{FEFF}to,name\nhanako@example.jp,花子\ntaro@example.jp,\nnobody,\nhanako@example.jp,\njiro@example.jp,a,b\nsaburo@example.jp,a\u{202E}b\n"
        )
        try followUps.clock.set("2026-12-01T10:00:10+09:00")
        try await service.seeToAll()
        #expect(try await queued().map(\.message.recipient) == ["hanako@example.jp"])
        let log = lines.texts.joined(separator: "\n")
        for line in [
            "line 4 is", "line 5 is", "line 6 is", "line 7 is",
            "1 messages are queued, 1 recipients are suppressed, 4 lines",
        ] {
            #expect(log.contains(line), "\(log)")
        }
        for name in ["hanako", "taro", "jiro", "saburo", "nobody", "花子"] { #expect(!log.contains(name), "\(log)") }
    }

    @Test("go to an address once, however it is spelt, in a list and from run to run")
    func spellings() async throws {
        try await service.seeToAll()
        try write("to,name\nu@例え.jp,\nU@xn--r8jz45g.jp,\n\"\"\"u\"\"@例え.jp\",\n")
        try followUps.clock.set("2026-12-01T10:00:10+09:00")
        let dying = try dyingService
        await #expect(throws: StoreError.self) { try await dying.seeToAll() }
        #expect(try await queued().map(\.message.recipient) == ["u@例え.jp"])
        try write("to,name\nu@xn--r8jz45g.jp,\n")
        try await service.seeToAll()
        #expect(try await queued().count == 1)
    }

    @Test("wait where no line of a list can be used")
    func uselessList() async throws {
        try await service.seeToAll()
        try write("to,name\nhanako,花子\ntaro,太郎\n")
        try followUps.clock.set("2026-12-01T10:00:10+09:00")
        try await service.seeToAll()
        #expect(try await queued().isEmpty)
        let shown: RecurringList = try await followUps.get("/v1/recurring")
        #expect(shown.recurring.first?.trouble?.contains("使える行がありません。2 行目: 宛先の") == true)
        try write("to,name\nhanako@example.jp,花子\n")
        try await service.seeToAll()
        #expect(try await queued().count == 1)
    }

    @Test("wait for a list that can't be read, and say why")
    func unreadable() async throws {
        try await service.seeToAll()
        try FileManager.default.removeItem(atPath: list)
        try followUps.clock.set("2026-12-01T10:00:10+09:00")
        try await service.seeToAll()
        try await service.seeToAll()
        #expect(lines.texts.filter { $0.contains("waits") }.count == 1)
        let shown: RecurringList = try await followUps.get("/v1/recurring")
        #expect(shown.recurring.first?.trouble?.contains("ファイルやディレクトリがありません") == true)
        try write("to\nhanako@example.jp\n")
        try await service.seeToAll()
        #expect(try await queued().count == 1)
        #expect(try await followUps.get("/v1/recurring", as: RecurringList.self).recurring.first?.trouble == nil)
    }

    @Test("go to lists as people have them, and tell what was repaired and passed over")
    func asPeopleHaveThem() async throws {
        try await service.seeToAll()
        try write(
            """
            sep=;\r
            会員番号;氏名;メールアドレス\r
            1;"高崎 花子"; hanako@example.jp \r
            2;"山田 太郎;taro@example.jp\r
            3;;　saburo@example.jp\r
            ;;\r
            4;四郎;shiro@gmial.com\r
            5;五郎\r

            """)
        let shown: RecurringList = try await followUps.get("/v1/recurring")
        let list = try #require(shown.recurring.first?.list)
        #expect((list.usable, list.passedOver) == (3, 2))
        #expect(
            list.faults == [
                .init(
                    line: 4,
                    detail: "ここで始まる引用符が閉じられていません。閉じてください。値の中の引用符は二つ重ねて（\"\"）書いてください"),
                .init(line: 8, detail: "宛先がありません"),
            ])
        #expect(
            list.notes.map(\.code) == [
                "delimiter", "header-recognised", "header-recognised", "columns-passed-over", "empty-rows",
                "cells-missing",
                "blanks", "addresses-suspicious",
            ])
        #expect(list.notes.last?.line == 7)
        try followUps.clock.set("2026-12-01T10:00:10+09:00")
        try await service.seeToAll()
        #expect(
            try await queued().map(\.message.recipient.description).sorted() == [
                "hanako@example.jp", "saburo@example.jp", "shiro@gmial.com",
            ])
        // It is read again when it has changed.
        try write("to\nhanako@example.jp\n")
        let corrected: RecurringList = try await followUps.get("/v1/recurring")
        #expect(corrected.recurring.first?.list?.usable == 1)
        #expect(corrected.recurring.first?.list?.passedOver == 0)
    }

    @Test("tell of each row that the template can't be filled in for, before the time comes")
    func badValues() async throws {
        try write("to,name\nhanako@example.jp,\"a\nb\"\ntaro@example.jp,太郎\n")
        let shown: RecurringList = try await followUps.get("/v1/recurring")
        let list = try #require(shown.recurring.first?.list)
        #expect((list.usable, list.passedOver) == (1, 1))
        #expect(list.faults.first?.line == 2)
        #expect(list.faults.first?.detail.hasPrefix("name: ") == true)
        let diagnosis: Diagnosis = try await followUps.get("/v1/diagnosis")
        #expect(diagnosis.lists == [.init(id: "care", list: list)])
        #expect(diagnosis.recurring.isEmpty)
    }

    @Test("take the encoding, the delimiter and the columns of their list from the configuration")
    func table() async throws {
        let yaml = guided(
            """
              recurring:
                care:
                  template: looking-after-your-login
                  plan: basic
                  rule: FREQ=WEEKLY
                  start: 2026-11-01
                  recipients: \(list)
                  encoding: Shift_JIS
                  delimiter: tab
                  columns: { to: 連絡先, variables.name: 姓+名 }
            """)
        followUps.current.replace(with: try TestHours.snapshot(yaml))
        // 連絡先, 名, 姓; 花子①, 髙崎 in CP932
        let header: [[UInt8]] = [
            [0x98, 0x41, 0x97, 0x8D, 0x90, 0xE6], [0x96, 0xBC],
            [0x90, 0xA9],
        ]
        let row: [[UInt8]] = [
            Array("hanako@example.jp".utf8), [0x89, 0xD4, 0x8E, 0x71, 0x87, 0x40],
            [0xEE, 0xE0, 0x8D, 0xE8],
        ]
        try directory.write([header, row].flatMap { $0.joined(separator: [0x09]) + [0x0A] }, to: "list.csv")
        let message = try #require(followUps.current.snapshot.guidance.recurring.first)
        var reader = try RecipientList(of: message, guidance: followUps.current.snapshot.guidance)
        let recipients = try #require(try reader.next(10))
        #expect(recipients.map(\.values) == [["name": "髙崎 花子①"]])
    }

    @Test("a check says what a list comes to")
    func check() throws {
        try write("to,name,Tags\nhanako@example.jp,花子,a\nnobody,,\n")
        let snapshot = followUps.current.snapshot
        let lines = snapshot.guidance.recurring.flatMap { $0.listSummary(snapshot.configuration) }
        #expect(
            lines.map(\.en) == [
                "care: 1 row is used, 1 passed over (\(list))",
                "  warning: line 3 is passed over: the address, position 7: an @ is missing; write name@example.jp",
                "  note: columns that aren't used: \"Tags\"",
            ])
        #expect(lines.first?.ja == "care: 使う行は 1 行、飛ばす行は 1 行です（\(list)）")
        #expect(
            snapshot.configuration.summary(at: followUps.clock.clock.now(), zones: .system()).en.contains(
                "\n  care: 1 row"))
        try FileManager.default.removeItem(atPath: list)
        let missing = snapshot.guidance.recurring.flatMap { $0.listSummary(snapshot.configuration) }
        #expect(missing.first?.en.hasPrefix("care: can't be sent: \(list): No such file") == true)
    }

    @Test("metrics count the rows of lists, and say which can't be used")
    func metrics() async throws {
        try write("to\nhanako@example.jp\nnobody\n")
        let api = MetricsAPI(
            current: followUps.current, clock: followUps.clock.clock, store: followUps.context.store,
            isStoreOpening: { false }, sending: { DispatchStatus(obstacle: nil, perSecond: nil, inFlight: 0) },
            delivery: DeliveryFigures(),
            startedAt: Instant(secondsSinceEpoch: 0))
        func lines() async throws -> [Substring] {
            guard case .later(let work) = RouteTable(api.routes, displayLanguage: { .en }).reply("GET", "/metrics")
            else {
                throw TestFailure("no answer")
            }
            return await work().text.split(separator: "\n")
        }
        var shown = try await lines()
        #expect(shown.contains(#"madoguchi_recurring_list_usable{recurring="care"} 1"#))
        #expect(shown.contains(#"madoguchi_recurring_list_rows{recurring="care",result="usable"} 1"#))
        #expect(shown.contains(#"madoguchi_recurring_list_rows{recurring="care",result="passed_over"} 1"#))
        try FileManager.default.removeItem(atPath: list)
        shown = try await lines()
        #expect(shown.contains(#"madoguchi_recurring_list_usable{recurring="care"} 0"#))
        #expect(!shown.contains { $0.hasPrefix("madoguchi_recurring_list_rows") })
    }

    @Test(
        "are refused in the configuration where something is wrong with them",
        arguments: [
            ("template: send-the-link", "is for the operator"), ("template: password-was-set", "has a secret in it"),
            ("template: looking-after-your-logon", "did you mean looking-after-your-login?"),
            ("plan: bsaic", "did you mean basic?"), ("rule: FREQ=HOURLY", "HOURLY"),
            ("variables: { nmae: x }", "did you mean name?"), ("columns: { nmae: x }", "did you mean name?"),
            ("encoding: utf-7", "no encoding here is called"), ("delimiter: xx", "expected comma, semicolon, tab"),
            ("start: soon", "is not a time"),
        ])
    func configuration(line: String, reason: String) throws {
        var lines = [
            "template": "template: looking-after-your-login", "plan": "plan: basic",
            "rule": "rule: FREQ=WEEKLY", "start": "start: 2026-11-01", "recipients": "recipients: x.csv",
        ]
        lines[String(line.prefix { $0 != ":" })] = line
        let yaml = guided("  recurring:\n    care:\n" + lines.values.sorted().map { "      \($0)\n" }.joined())
        let error = try #require(throws: ConfigurationError.self) { try TestHours.snapshot(yaml) }
        #expect(error.wording.en.contains(reason), "\(error)")
    }
}
