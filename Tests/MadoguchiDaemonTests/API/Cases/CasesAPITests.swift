import FollowUps
import Foundation
import MadoguchiAPI
import MailAddress
import TestAddresses
import Testing

@testable import MadoguchiDaemon

@Suite("The routes of cases")
struct CasesAPITests {
    private let followUps: TestFollowUps

    init() throws {
        followUps = try .guided()
    }

    private static let order =
        #"{"playbook":"password","plan":"basic","to":"hanako@example.jp","variables":{"name":"花子"}}"#

    private func open(_ body: some StringProtocol = order, key: String? = nil) async throws -> CaseResource {
        try await followUps.post("/v1/cases", String(body), status: 201, key: key)
    }

    private func show(_ id: String?) async throws -> CaseResource {
        try await followUps.get("/v1/cases/\(id ?? "")")
    }

    private func show(_ id: String?, in language: String) async throws -> CaseResource {
        try await followUps.response(
            "GET", "/v1/cases/\(id ?? "")", fields: [("accept-language", language)]
        ).decoded()
    }

    @Test("open a case with its first message queued")
    func opening() async throws {
        let opened = try await open()
        #expect(opened.state == "open")
        #expect(opened.name == "ログインできないお客様")
        #expect(try await show(opened.id, in: "en").name == "A customer who can't log in")
        #expect(opened.operator == "owner@example.jp")
        #expect(opened.stage == nil)
        #expect(opened.variables["customer_address"] == "hanako@example.jp")
        let next = try #require(opened.next)
        #expect(next.step == "self-service")
        #expect(next.dueAt == "2026-11-24T23:00:00+09:00")
        let message: FollowUpResource = try await followUps.get("/v1/follow-ups/\(next.followUp ?? "")")
        #expect(message.caseLabel == opened.id)
        #expect(message.template == "reset-your-password")
        #expect(message.to == "hanako@example.jp")
        #expect(try await show(opened.id).history?.map(\.event) == ["opened", "queued"])
        #expect(followUps.wakeCount == 1)
    }

    @Test("say what would be done, and do nothing")
    func dryRun() async throws {
        let shown: CaseResource = try await followUps.post("/v1/cases?dry_run=true", Self.order)
        #expect(shown.id == nil)
        #expect(shown.next?.dueAt == "2026-11-24T23:00:00+09:00")
        #expect(try await followUps.get("/v1/cases", as: CasePage.self).cases.isEmpty)
        #expect(try await followUps.context.store.tally().isEmpty)
    }

    @Test("open one case for one request, however often it comes")
    func idempotency() async throws {
        let first = try await open(key: "a")
        let again: CaseResource = try await followUps.post("/v1/cases", Self.order, key: "a")
        #expect(again.id == first.id)
        let other = Self.order.replacing("花子", with: "太郎")
        let problem = try await followUps.send("POST", "/v1/cases", other, key: "a")
        #expect(problem.status == 409)
    }

    @Test(
        "point at each field at fault",
        arguments: [
            (#"{"playbook":"pasword","plan":"basic","to":"a@example.jp"}"#, "/playbook"),
            (#"{"playbook":"password","plan":"bsaic","to":"a@example.jp"}"#, "/plan"),
            (#"{"playbook":"password","plan":"basic"}"#, "/to"),
            (#"{"playbook":"password","plan":"basic","to":"a@example.jp","operator":"x"}"#, "/operator"),
            (
                #"{"playbook":"password","plan":"basic","to":"a@example.jp","variables":{"nmae":"x"}}"#,
                "/variables/nmae"
            ),
            (
                #"{"playbook":"password","plan":"basic","to":"a@example.jp","variables":{"new_password":"x"}}"#,
                "/variables/new_password"
            ),
            (
                #"{"playbook":"password","plan":"basic","to":"a@example.jp","variables":{"name":"a\nb"}}"#,
                "/variables/name"
            ),
            (#"{"playbook":"password","plan":"basic","to":"a@example.jp","note":"a\u0000"}"#, "/note"),
            (#"{"playbook":"password","plan":"basic","to":"a@example.jp","x":1}"#, "/x"),
            (#"{"playbook":"chat","plan":"basic"}"#, "/variables/question"),
        ])
    func faults(body: String, pointer: String) async throws {
        let response = try await followUps.send("POST", "/v1/cases", body)
        #expect(response.status == 422)
        let problem: ProblemDetails = try response.decoded()
        #expect(problem.errors?.map(\.pointer) == [pointer], "\(problem)")
        #expect(try await followUps.context.store.tally().isEmpty)
    }

    @Test("say what is missing where the configuration says nothing of the site and the operator")
    func unconfigured() async throws {
        let bare = try TestFollowUps(
            sendingPlans + "\nguidance: { directory: \"\(guidanceDirectory)\" }")
        let problem: ProblemDetails = try await bare.send("POST", "/v1/cases", Self.order).decoded()
        #expect(
            Set(problem.errors?.map(\.pointer) ?? [])
                == ["/operator", "/variables/site_name", "/variables/login_url"])
        let given = Self.order.dropLast(2) + #","site_name":"S","login_url":"https://s.jp"},"operator":"o@s.jp"}"#
        let _: CaseResource = try await bare.post("/v1/cases", String(given), status: 201)
    }

    @Test("go from message to message by themselves, and end with the resolution")
    func wholeWay() async throws {
        let id = try await open().id
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        #expect(try await followUps.deliverDue().map(\.message.recipient) == ["hanako@example.jp"])
        let waiting = try await show(id)
        #expect(waiting.stage == "self-service")
        #expect(waiting.next?.step == "send-the-link")
        // Eight staffed hours on.
        #expect(waiting.next?.dueAt == "2026-11-25T07:00:00+09:00")
        try followUps.clock.set("2026-11-25T07:00:00+09:00")
        let reminder = try #require(try await followUps.deliverDue().first)
        #expect(reminder.message.recipient == "owner@example.jp")
        #expect(reminder.kind == .reminder)
        #expect(reminder.message.text.contains("hanako@example.jp"))
        #expect(reminder.message.text.contains("madoguchi case resolve \(id ?? "-")"))
        // Asked for once more, eight staffed hours on.
        #expect(try await show(id).next?.dueAt == "2026-11-26T04:00:00+09:00")

        let resolved: CaseResource = try await followUps.post(
            "/v1/cases/\(id ?? "")/resolve", #"{"note":"電話で解決"}"#)
        #expect(resolved.state == "resolved")
        #expect(resolved.resolvedBy == "link-sent")
        #expect(resolved.next == nil)
        try followUps.clock.set("2026-12-24T23:30:00+09:00")
        #expect(try await followUps.deliverDue().isEmpty)
        let history = try #require(try await show(id).history)
        #expect(
            history.map(\.event) == ["opened", "queued", "done", "queued", "done", "queued", "noted", "resolved"])
        #expect(
            history.compactMap(\.step) == [
                "self-service", "self-service", "send-the-link", "send-the-link", "send-the-link-again",
            ])
    }

    private func mark(_ id: String?, _ mark: String) async throws -> CaseResource {
        try await followUps.post("/v1/cases/\(id ?? "")/mark", #"{"mark":"\#(mark)"}"#)
    }

    @Test("have the registered address checked before a customer is asked to search for the mail")
    func addressFirst() async throws {
        let id = try await open().id
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        try await followUps.deliverDue()
        let asked = try await mark(id, "mail-not-arriving")
        #expect(asked.next?.template == "check-the-address")
        let reminder = try #require(try await followUps.deliverDue().first)
        #expect(reminder.message.recipient == "owner@example.jp")
        #expect(reminder.message.text.contains("madoguchi case mark \(id ?? "-") address-checked"))
        // Without a word there is half a working day for it.
        #expect(try await show(id).next?.step == "mail-not-arriving")
        #expect(try await show(id).next?.dueAt == "2026-11-25T03:00:00+09:00")
        let checked = try await mark(id, "address-checked")
        #expect(checked.next?.step == "where-to-look")
        #expect(try await followUps.deliverDue().map(\.message.recipient) == ["hanako@example.jp"])
        #expect(try await show(id).next?.step == "send-the-link")
    }

    @Test("set a password at once where the creator's own mail doesn't arrive either")
    func ownMailLost() async throws {
        let id = try await open().id
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        try await followUps.deliverDue()
        _ = try await mark(id, "link-sent")
        try await followUps.deliverDue()
        let asked = try await mark(id, "mail-not-arriving")
        #expect(asked.next?.step == "set-it-at-once")
        #expect(asked.next?.template == "set-the-password")
        #expect(try await followUps.deliverDue().map(\.message.recipient) == ["owner@example.jp"])
        // Nobody is asked to search once more.
        #expect(try await show(id).next?.step == "set-the-password")
    }

    @Test("take the answer by mail, and look for it a staffed day later")
    func byEmail() async throws {
        let opened = try await open(
            #"{"playbook":"chat","plan":"basic","variables":{"question":"Why?","question_ja":"なぜですか"}}"#)
        try await followUps.deliverDue(plan: "24/7")
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        let reminder = try #require(try await followUps.deliverDue().first)
        #expect(reminder.message.text.contains("なぜですか"))
        let marked = try await mark(opened.id, "by-email")
        #expect(marked.next?.template == "answer-by-email")
        #expect(marked.next?.dueAt == "2026-11-25T23:00:00+09:00")
    }

    @Test("get ready in three stages, each with its reminder")
    func gettingReady() async throws {
        let opened = try await open(#"{"playbook":"getting-ready","plan":"basic"}"#)
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        try await followUps.deliverDue()
        #expect(try await show(opened.id).stage == "pages")
        #expect(try await mark(opened.id, "pages-ready").next?.template == "support-side")
        try await followUps.deliverDue()
        #expect(try await show(opened.id).next?.step == "prevention")
        #expect(try await mark(opened.id, "support-ready").next?.template == "prevention")
        try await followUps.deliverDue()
        let done = try await show(opened.id)
        #expect(done.stage == "prevention")
        #expect(done.next == nil)
    }

    @Test("take a branch when they are marked, and come back from it")
    func marking() async throws {
        let id = try await open().id
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        try await followUps.deliverDue()
        let waiting = try await show(id)
        let marked: CaseResource = try await followUps.post(
            "/v1/cases/\(id ?? "")/mark", #"{"mark":"link-not-working"}"#)
        #expect(marked.marks == ["link-not-working"])
        #expect(marked.next?.template == "link-not-working")
        let replaced: FollowUpResource = try await followUps.get("/v1/follow-ups/\(waiting.next?.followUp ?? "")")
        #expect(replaced.state == "cancelled")
        #expect(try await followUps.deliverDue().map(\.message.subject).count == 1)
        let back = try await show(id)
        #expect(back.next?.step == "send-the-link")
        #expect(back.next?.dueAt == "2026-11-25T07:00:00+09:00")
        let unknown: ProblemDetails = try await followUps.send(
            "POST", "/v1/cases/\(id ?? "")/mark", #"{"mark":"mail-not-ariving"}"#
        ).decoded()
        #expect(unknown.errors?.first?.suggestion == "mail-not-arriving")
    }

    @Test("hand a secret to the message that its mark leads to, and nowhere else")
    func secret() async throws {
        let secret = "Kazemachi-72-Hoshizora"
        let id = try await open().id
        let target = "/v1/cases/\(id ?? "")/mark"
        let missing: ProblemDetails = try await followUps.send("POST", target, #"{"mark":"password-set"}"#).decoded()
        #expect(missing.errors?.map(\.pointer) == ["/variables/new_password"])
        let elsewhere = try await followUps.send(
            "POST", target, #"{"mark":"mail-not-arriving","variables":{"new_password":"\#(secret)"}}"#)
        #expect(elsewhere.status == 422)
        #expect(!elsewhere.text.contains(secret))
        let marked = try await followUps.send(
            "POST", target, #"{"mark":"password-set","variables":{"new_password":"\#(secret)"}}"#)
        #expect(marked.status == 200)
        #expect(!marked.text.contains(secret))
        #expect(try await !followUps.send("GET", "/v1/cases/\(id ?? "")").text.contains(secret))
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        let message = try #require(try await followUps.deliverDue().first).message
        #expect(message.text.contains(secret))
        // The branch ends the way.
        #expect(try await show(id).next == nil)
        #expect(try await show(id).stage == "password-set")
    }

    @Test("wait for what isn't known yet, and go on once it is")
    func chat() async throws {
        let body = #"{"playbook":"chat","plan":"basic","variables":{"question":"Why is the page empty?"}}"#
        let id = try await open(body).id
        try await followUps.deliverDue(plan: "24/7")
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        let reminder = try #require(try await followUps.deliverDue().first)
        #expect(reminder.message.text.hasSuffix("Why is the page empty?\n"))
        let waiting = try await show(id)
        #expect(waiting.next?.step == "chat-again")
        #expect(waiting.next?.followUp == nil)
        #expect(waiting.next?.needs == ["request_id"])
        let wrong: ProblemDetails = try await followUps.send(
            "POST", "/v1/cases/\(id ?? "")/note", #"{"variables":{"request_id":"123456"}}"#
        ).decoded()
        #expect(wrong.errors?.map(\.pointer) == ["/variables/request_id"])
        let noted: CaseResource = try await followUps.post(
            "/v1/cases/\(id ?? "")/note", ##"{"text":"チャット済み","variables":{"request_id":"#123456"}}"##)
        #expect(noted.next?.followUp != nil)
        try followUps.clock.set("2026-11-25T07:00:00+09:00")
        let again = try #require(try await followUps.deliverDue().first)
        #expect(again.message.text.contains("#123456"))
        #expect(try await show(id).history?.map(\.event).contains("known") == true)
    }

    @Test("pass over a message whose recipient wants none, and go on to the creator's")
    func suppressed() async throws {
        let id = try await open().id
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        try await followUps.deliverDue()
        try followUps.clock.set("2026-11-25T07:00:00+09:00")
        try await followUps.deliverDue()
        let sent: CaseResource = try await followUps.post("/v1/cases/\(id ?? "")/mark", #"{"mark":"link-sent"}"#)
        #expect(sent.next?.step == "link-was-sent")
        let suppression: SuppressionResource = try await followUps.post(
            "/v1/suppressions", #"{"address":"HANAKO@example.jp"}"#, status: 201)
        #expect(suppression.cancelled == 1)
        try await followUps.caseService.goOn()
        #expect(try await show(id).next?.step == "set-the-password")
        let refused: ProblemDetails = try await followUps.send("POST", "/v1/cases", Self.order).decoded()
        #expect(refused.type == "/problems/suppressed")
        let marked: CaseResource = try await followUps.post(
            "/v1/cases/\(id ?? "")/mark", #"{"mark":"link-not-working"}"#)
        #expect(marked.next?.step == "set-the-password")
        for (language, reason) in [("ja", "宛先が配信停止の一覧にあります"), ("en", "the recipient is suppressed")] {
            let shown = try await show(id, in: language)
            #expect(shown.history?.filter { $0.event == "skipped" }.compactMap(\.detail).first == reason)
        }
    }

    @Test("keep their playbook and wording when the catalogue changes")
    func frozen() async throws {
        let id = try await open().id
        followUps.current.replace(with: try TestHours.snapshot(sendingPlans))
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        try await followUps.deliverDue()
        try followUps.clock.set("2026-11-25T07:00:00+09:00")
        let reminder = try #require(try await followUps.deliverDue().first)
        #expect(reminder.message.recipient == "owner@example.jp")
        #expect(try await show(id).next?.step == "send-the-link-again")
    }

    @Test("tell the creator when a message doesn't reach the customer, and write to that address no more")
    func undelivered() async throws {
        let id = try await open().id
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        try await followUps.deliverDue(as: .failed(.rejected))
        let told = try await show(id)
        #expect(told.next?.step == "letter-not-delivered")
        #expect(told.stage == nil)
        #expect(told.marks == ["undelivered"])
        #expect(told.history?.first { $0.event == "done" }?.detail == "failed")
        let reminder = try #require(try await followUps.deliverDue().first)
        #expect(reminder.message.recipient == "owner@example.jp")
        #expect(try await show(id).next == nil)
    }

    @Test("go on when somebody cancels a message, counted from then")
    func cancelled() async throws {
        let id = try await open().id
        let waiting = try await show(id)
        try followUps.clock.set("2026-11-25T00:00:00+09:00")
        _ = try await followUps.send("POST", "/v1/follow-ups/\(waiting.next?.followUp ?? "")/cancel")
        // Nobody looks for a while.
        try followUps.clock.set("2026-11-25T02:00:00+09:00")
        try await followUps.caseService.goOn()
        let next = try await show(id)
        #expect(next.next?.step == "send-the-link")
        #expect(next.next?.dueAt == "2026-11-25T08:00:00+09:00")
        #expect(next.stage == nil)
    }

    @Test("remind the creator in the creator's language, whatever the customer's is")
    func languages() async throws {
        _ = try await open(Self.order.dropLast() + #","language":"en"}"#)
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        #expect(try await followUps.deliverDue().first?.message.subject.contains("password") == true)
        try followUps.clock.set("2026-11-25T07:00:00+09:00")
        #expect(try await followUps.deliverDue().first?.message.subject.hasPrefix("【窓口】") == true)
    }

    @Test("say that the same customer has an open case")
    func twins() async throws {
        let first = try await open()
        #expect(first.warnings.isEmpty)
        let second = try await open()
        #expect(second.warnings.map(\.code) == ["open-case"])
        #expect(second.warnings.first?.detail.contains(first.id ?? "-") == true)
        let third = try await open(Self.order.replacing("hanako@", with: "HANAKO@"))
        #expect(third.warnings.map(\.code) == ["open-case"])
    }

    @Test("refuse what a resolved case doesn't allow")
    func resolved() async throws {
        let id = try await open().id ?? ""
        let unknown: ProblemDetails = try await followUps.send(
            "POST", "/v1/cases/\(id)/resolve", #"{"stage":"self-servise"}"#
        ).decoded()
        #expect(unknown.errors?.first?.suggestion == "self-service")
        let resolved: CaseResource = try await followUps.post("/v1/cases/\(id)/resolve", "")
        #expect(resolved.resolvedBy == "none")
        for (verb, body) in [("resolve", "{}"), ("mark", #"{"mark":"mail-not-arriving"}"#)] {
            let problem: ProblemDetails = try await followUps.send("POST", "/v1/cases/\(id)/\(verb)", body).decoded()
            #expect(problem.type == "/problems/case-resolved")
        }
        let noted: CaseResource = try await followUps.post("/v1/cases/\(id)/note", #"{"text":"お礼のメール"}"#)
        #expect(noted.state == "resolved")
        #expect(try await followUps.send("POST", "/v1/cases/\(id)/note", "{}").status == 422)
        #expect(try await followUps.send("GET", "/v1/cases/0000000000000").status == 404)
        #expect(try await followUps.send("GET", "/v1/cases/x").status == 404)
    }

    @Test("list the newest first, by state, plan, playbook and customer, in pages")
    func list() async throws {
        let first = try await open()
        let second = try await open(Self.order.replacing("hanako@", with: "taro@"))
        let _: CaseResource = try await followUps.post("/v1/cases/\(first.id ?? "")/resolve", "{}")
        func ids(_ query: String) async throws -> [String?] {
            try await followUps.get("/v1/cases\(query)", as: CasePage.self).cases.map(\.id)
        }
        #expect(try await ids("") == [second.id, first.id])
        #expect(try await ids("?state=open") == [second.id])
        #expect(try await ids("?state=resolved&plan=basic") == [first.id])
        #expect(try await ids("?to=HANAKO@example.jp") == [first.id])
        #expect(try await ids("?playbook=chat").isEmpty)
        let page: CasePage = try await followUps.get("/v1/cases?limit=1")
        let cursor = try #require(page.cursor)
        #expect(try await ids("?limit=1&cursor=\(cursor)") == [first.id])
        #expect(try await followUps.send("GET", "/v1/cases?state=shut").status == 400)
    }

    @Test("report what happened, beside what is said to be usual")
    func report() async throws {
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        var ids: [String] = []
        for number in 0..<4 {
            ids.append(try await open(Self.order.replacing("hanako@", with: "c\(number)@")).id ?? "")
        }
        try await followUps.deliverDue()
        // Three manage alone after two staffed hours, one needs the link.
        try followUps.clock.set("2026-11-25T01:00:00+09:00")
        for id in ids.prefix(3) { let _: CaseResource = try await followUps.post("/v1/cases/\(id)/resolve", "{}") }
        try followUps.clock.set("2026-11-25T07:00:00+09:00")
        try await followUps.deliverDue()
        let _: CaseResource = try await followUps.post("/v1/cases/\(ids[3])/resolve", "{}")
        let report: CaseReport = try await followUps.get(
            "/v1/reports/cases?from=2026-11-24T00:00:00%2B09:00&to=2026-11-26T00:00:00%2B09:00")
        #expect(report.opened == 4)
        #expect(report.resolved == 4)
        #expect(report.open == 0)
        #expect(report.stages.map(\.stage) == ["self-service", "link-sent"])
        #expect(report.stages.map(\.resolved) == [3, 1])
        #expect(report.selfServiceShare == 0.75)
        #expect(report.medianStaffedSeconds == 7_200)
        #expect(report.operatorSteps == 1)
        #expect(report.before.opened == 0)
        #expect(report.inquiriesChange == nil)
        #expect(report.claims.selfServiceShare == [0.7, 0.9])
        let after: CaseReport = try await followUps.get(
            "/v1/reports/cases?from=2026-11-26T00:00:00%2B09:00&to=2026-11-28T00:00:00%2B09:00")
        #expect(after.inquiriesChange == -1)
        #expect(after.workChange == -1)
        // Five claims of different things, none of them blended.
        #expect(
            report.comparisons == [
                .init(claim: "self-service-step", claimed: 0.9, own: 0.75),
                .init(claim: "pages", claimed: 0.7, own: nil),
                .init(claim: "troubles", claimed: -0.7, own: nil), .init(claim: "inquiries", claimed: -0.6, own: nil),
                .init(claim: "work", claimed: -0.7, own: nil),
            ])
        #expect(after.comparisons.compactMap(\.own) == [-1, -1, -1])
        #expect(after.selfServiceShare == nil)
        #expect(try await followUps.send("GET", "/v1/reports/cases?from=2027-01-01&to=2026-01-01").status == 400)
        #expect(try await followUps.send("GET", "/v1/reports/cases?playbook=x").status == 404)
    }
}
