import FollowUps
import Foundation
import LinuxSystem
import Logging
import MadoguchiAPI
import MailAddress
import StoreTestKit
import SupportHours
import Synchronization
import TestAddresses
import TestSupport
import Testing

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
            "\u{FEFF}to,name\nhanako@example.jp,花子\ntaro@example.jp,\nnobody,\nhanako@example.jp,\njiro@example.jp\nsaburo@example.jp,a\u{202E}b\n"
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
        try write("to,nmae\nhanako@example.jp,花子\ntaro@example.jp,太郎\n")
        try followUps.clock.set("2026-12-01T10:00:10+09:00")
        try await service.seeToAll()
        #expect(try await queued().isEmpty)
        let shown: RecurringList = try await followUps.get("/v1/recurring")
        #expect(shown.recurring.first?.trouble?.contains("no line can be used; line 2: nmae:") == true)
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
        #expect(shown.recurring.first?.trouble?.contains("No such file") == true)
        try write("to\nhanako@example.jp\n")
        try await service.seeToAll()
        #expect(try await queued().count == 1)
        #expect(try await followUps.get("/v1/recurring", as: RecurringList.self).recurring.first?.trouble == nil)
    }

    @Test(
        "are refused in the configuration where something is wrong with them",
        arguments: [
            ("template: send-the-link", "is for the operator"), ("template: password-was-set", "has a secret in it"),
            ("template: looking-after-your-logon", "did you mean looking-after-your-login?"),
            ("plan: bsaic", "did you mean basic?"), ("rule: FREQ=HOURLY", "HOURLY"),
            ("variables: { nmae: x }", "did you mean name?"), ("start: soon", "is not a time"),
        ])
    func configuration(line: String, reason: String) throws {
        var lines = [
            "template": "template: looking-after-your-login", "plan": "plan: basic",
            "rule": "rule: FREQ=WEEKLY", "start": "start: 2026-11-01", "recipients": "recipients: x.csv",
        ]
        lines[String(line.prefix { $0 != ":" })] = line
        let yaml = guided("  recurring:\n    care:\n" + lines.values.sorted().map { "      \($0)\n" }.joined())
        let error = try #require(throws: ConfigurationError.self) { try TestHours.snapshot(yaml) }
        #expect(error.description.contains(reason), "\(error)")
    }
}
