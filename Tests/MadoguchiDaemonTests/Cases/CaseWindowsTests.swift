import FollowUps
import Foundation
import Guidance
import LinuxSystem
import MadoguchiAPI
import SupportHours
import TestAddresses
import TestZones
import Testing

@testable import MadoguchiDaemon

/// The plans of ``guided(_:)`` and the creator's desk. `basic` has an address of its own, and so has the desk.
func plansWithDesk(_ guidance: String = "") -> String {
    guided(guidance)
        .replacing(
            "  never:\n",
            with: """
                  desk:
                    name: { ja: 窓口, en: Desk }
                    timezone: Asia/Tokyo
                    hours: "Mo-Fr 10:00-18:00"
                    from: window@example.jp
                  never:

                """
        )
        .replacing(
            "    holidays: [2026-12-25]\n",
            with: "    from: \"みどり教室 <midori@midori.example.jp>\"\n    reply_to: answers@example.jp\n")
}

@Suite("The windows that steps of cases keep to")
struct CaseWindowsTests {
    private static let deskForCustomers = "  windows: { customer: desk, operator: case }"

    private static let order = #"{"playbook":"password","plan":"basic","to":"hanako@example.jp"}"#

    private static let question =
        #"{"playbook":"chat","plan":"basic","variables":{"question":"Why is the page empty?"}}"#

    /// It is Tuesday noon in Japan unless told: the desk is open until 18:00, `basic` from 23:00 to 10:00.
    private func desk(
        _ guidance: String = deskForCustomers, now: String = "2026-11-24T12:00:00+09:00"
    ) throws -> TestFollowUps {
        try TestFollowUps(plansWithDesk(guidance), now: now)
    }

    private func open(_ followUps: TestFollowUps, _ order: String = order) async throws -> CaseResource {
        try await followUps.post("/v1/cases", order, status: 201)
    }

    private func show(_ followUps: TestFollowUps, _ opened: CaseResource) async throws -> CaseResource {
        try await followUps.get("/v1/cases/\(opened.id ?? "")")
    }

    private func mark(_ followUps: TestFollowUps, _ opened: CaseResource, _ mark: String) async throws -> CaseResource {
        try await followUps.post("/v1/cases/\(opened.id ?? "")/mark", #"{"mark":"\#(mark)"}"#)
    }

    /// The follow-up of a case's current step.
    private func next(_ followUps: TestFollowUps, _ shown: CaseResource) async throws -> FollowUpResource {
        try await followUps.get("/v1/follow-ups/\(shown.next?.followUp ?? "")")
    }

    @Test("are the desk's for a letter to the customer, and the case's for a reminder")
    func audiences() async throws {
        let followUps = try desk()
        let opened = try await open(followUps)
        #expect(opened.plan == "basic")
        #expect(opened.next?.dueAt == "2026-11-24T12:00:00+09:00")
        let letter = try await next(followUps, opened)
        #expect(letter.plan == "desk")
        #expect(letter.dueBecause?.window?.end == "2026-11-24T18:00:00+09:00")
        #expect(try await followUps.deliverDue(plan: "desk").map(\.message.recipient) == ["hanako@example.jp"])
        // Eight hours of the chat's.
        let waiting = try await show(followUps, opened)
        #expect(waiting.next?.step == "send-the-link")
        #expect(waiting.next?.dueAt == "2026-11-25T07:00:00+09:00")
        #expect(try await next(followUps, waiting).plan == "basic")
    }

    @Test("are those in which the step's delay is counted")
    func delay() async throws {
        let followUps = try desk()
        let opened = try await open(followUps)
        try await followUps.deliverDue(plan: "desk")
        #expect(try await mark(followUps, opened, "mail-not-arriving").next?.dueAt == "2026-11-24T23:00:00+09:00")
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        try await followUps.deliverDue()
        let waiting = try await show(followUps, opened)
        #expect(waiting.next?.step == "mail-not-arriving")
        // Four hours of the desk's, from ten o'clock on.
        #expect(waiting.next?.dueAt == "2026-11-25T14:00:00+09:00")
    }

    @Test("are the case's where nothing is said")
    func unsaid() async throws {
        let followUps = try desk("")
        let opened = try await open(followUps)
        #expect(opened.next?.dueAt == "2026-11-24T23:00:00+09:00")
        #expect(try await next(followUps, opened).plan == "basic")
    }

    @Test("decide neither whom a letter is from nor which hours it names")
    func letterhead() async throws {
        let followUps = try desk("  windows: { customer: desk, operator: desk }")
        let letter = try await next(followUps, try await open(followUps))
        #expect(letter.messageID?.hasSuffix("@midori.example.jp>") == true)
        let raw = try await followUps.send("GET", "/v1/follow-ups/\(letter.id ?? "")/message?part=raw").text
        #expect(raw.contains("<midori@midori.example.jp>"), "\(raw)")
        #expect(raw.contains("Reply-To: answers@example.jp\r\n"), "\(raw)")
        #expect(!raw.contains("window@example.jp"))

        let opened = try await open(followUps, Self.question)
        try await followUps.deliverDue(plan: WindowsPlan.alwaysOpenPlan)
        let waiting = try await show(followUps, opened)
        #expect(waiting.next?.step == "live-chat-open")
        #expect(waiting.next?.dueAt == "2026-11-24T12:00:00+09:00")
        // The desk is open; the chat, of which the reminder speaks, is not.
        let text = try #require(waiting.next?.letter).text
        #expect(text.contains("Basicプランのライブチャットは、\nいまは担当者のいる時間ではありません。"), "\(text)")
        #expect(text.contains("次は 11月24日(火)23:00 から"), "\(text)")
        let sent = try await followUps.deliverDue(plan: "desk").first { $0.kind == .reminder }
        #expect(sent?.message.text == text)
        #expect(sent?.casePlan == "basic")
    }

    @Test("are also those by which a letter is shown that waits for a value")
    func shown() async throws {
        let followUps = try desk("  windows: { operator: desk }")
        let opened = try await open(followUps, Self.question)
        try await followUps.deliverDue(plan: WindowsPlan.alwaysOpenPlan)
        try await followUps.deliverDue(plan: "desk")
        // From six in the evening on, the desk is next open at ten, when the chat has just closed.
        try followUps.clock.set("2026-11-24T18:00:00+09:00")
        let waiting = try await show(followUps, opened)
        #expect(waiting.next?.step == "chat-again")
        #expect(waiting.next?.needs == ["request_id"])
        #expect(waiting.next?.letter?.text.contains("担当者がいるのは") == false)
        let ofCase = try desk("")
        let other = try await open(ofCase, Self.question)
        try await ofCase.deliverDue(plan: WindowsPlan.alwaysOpenPlan)
        try ofCase.clock.set("2026-11-24T23:00:00+09:00")
        try await ofCase.deliverDue()
        #expect(try await show(ofCase, other).next?.letter?.text.contains("担当者がいるのは") == true)
    }

    @Test("stay those of the case's opening when the configuration changes")
    func frozen() async throws {
        let followUps = try desk(now: "2026-11-24T19:00:00+09:00")
        let opened = try await open(followUps)
        #expect(opened.next?.dueAt == "2026-11-25T10:00:00+09:00")
        followUps.current.replace(with: try TestHours.snapshot(plansWithDesk()))
        let marked = try await mark(followUps, opened, "link-not-working")
        #expect(marked.next?.dueAt == "2026-11-25T10:00:00+09:00")
        #expect(try await next(followUps, marked).plan == "desk")
        let later = try await open(followUps, Self.order.replacing("hanako", with: "taro"))
        #expect(later.next?.dueAt == "2026-11-24T23:00:00+09:00")
    }

    @Test("hold a letter whose plan is gone, and it is said which one")
    func gone() async throws {
        let followUps = try desk(now: "2026-11-24T19:00:00+09:00")
        let opened = try await open(followUps)
        let without = plansWithDesk().replacing("  desk:\n", with: "  counter:\n")
        followUps.current.replace(with: try TestHours.snapshot(without))
        let marked = try await mark(followUps, opened, "link-not-working")
        #expect(marked.next?.followUp != nil)
        #expect(marked.next?.dueAt == nil)
        let held = try await next(followUps, marked)
        #expect(held.dueBecause?.held == "unknown-plan")
        #expect(held.warnings.map(\.code) == ["unknown-plan"])
        #expect(held.warnings.first?.detail.contains("desk") == true, "\(held.warnings)")
        try followUps.clock.set("2026-11-25T11:00:00+09:00")
        #expect(try await followUps.claimDue(plan: "desk").isEmpty)
    }

    @Test("don't let a letter go whose case's plan is gone, and it is said which one")
    func casePlanGone() async throws {
        let followUps = try desk()
        let opened = try await open(followUps)
        let without = plansWithDesk(Self.deskForCustomers).replacing("  basic:\n", with: "  starter:\n")
        followUps.current.replace(with: try TestHours.snapshot(without))
        let shown = try await show(followUps, opened)
        #expect(shown.next?.dueAt == nil)
        let held = try await next(followUps, shown)
        #expect(held.warnings.first?.detail.contains("basic") == true, "\(held.warnings)")
    }

    @Test("are the case's plan's in a case from before steps had any")
    func earlier() async throws {
        let followUps = try desk()
        let opened = try await open(followUps)
        let id = try #require(opened.id.flatMap { CaseID($0) })
        var state = try #require(try await followUps.context.store.caseWith(id))
        #expect(state.frozen.contains(#""plan":"desk","#) && state.frozen.contains(#""plan":"case","#))
        for plan in ["desk", "case"] { state.frozen.replace(#""plan":"\#(plan)","#, with: "") }
        #expect(!state.frozen.contains(#""plan""#))
        let file = try CaseFile(state)
        let messages = StepMessage(
            context: followUps.context, snapshot: followUps.current.snapshot, now: followUps.clock.clock.now(),
            uid: nil)
        let letter = try messages.followUp(for: try #require(file.step), of: file)
        let opening = try Instant("2026-11-24T23:00:00+09:00")
        #expect(letter.plan == "basic")
        #expect(letter.casePlan == nil)
        #expect(letter.due.at == opening)
    }

    @Test("are nobody's for asking Kai, who answers at any hour")
    func kai() async throws {
        let followUps = try desk()
        let opened = try await open(followUps, Self.question)
        #expect(opened.next?.step == "ask-kai")
        #expect(opened.next?.dueAt == "2026-11-24T12:00:00+09:00")
        let asked = try await next(followUps, opened)
        #expect(asked.plan == "24/7")
        #expect(asked.warnings.isEmpty)
        #expect(asked.dueBecause?.hours == "24/7")
        #expect(asked.dueBecause?.zone == nil)
        let status: QueueStatus = try await followUps.get("/v1/queue")
        #expect(status.held == 0)
        #expect(status.oldestDue == "2026-11-24T12:00:00+09:00")
        let reminder = try #require(try await followUps.deliverDue(plan: "24/7").first)
        #expect(reminder.message.recipient == "owner@example.jp")
        #expect(reminder.message.text.contains("次は 11月24日(火)23:00 から"), "\(reminder.message.text)")
        #expect(reminder.message.text.hasSuffix("Why is the page empty?\n"))
        let waiting = try await show(followUps, opened)
        #expect(waiting.stage == "kai")
        #expect(waiting.next?.step == "live-chat-open")
        #expect(waiting.next?.dueAt == "2026-11-24T23:00:00+09:00")
        // What isn't needed isn't shown.
        let after: QueueStatus = try await followUps.get("/v1/queue")
        #expect(after.forecast.keys.sorted() == ["basic", "desk", "never", "pro"])
    }

    @Test("are shown with a playbook, as they come out")
    func playbooks() async throws {
        let followUps = try desk()
        let password: PlaybookResource = try await followUps.get("/v1/playbooks/password")
        #expect(password.steps.map(\.plan) == ["desk", "case", "case", "case"])
        #expect(password.branches.first { $0.mark == "link-not-working" }?.steps.map(\.plan) == ["desk"])
        let chat: PlaybookResource = try await followUps.get("/v1/playbooks/chat")
        #expect(chat.steps.map(\.plan) == ["always", "case", "case"])
    }
}
