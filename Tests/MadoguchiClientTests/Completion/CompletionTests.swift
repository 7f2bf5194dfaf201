import ArgumentParser
import MadoguchiAPI
import TestSupport
import Testing

@testable import madoguchi

@Suite("Completions")
struct CompletionTests {
    private func daemon() throws -> StubDaemon {
        let (list, templates) = (try json(TestPlans.list), try json(TestTemplates.list))
        let (cases, found) = (try json(CasePage(cases: [TestCases.open], cursor: nil)), try json(TestCases.waiting))
        let playbooks = try json(PlaybookList(playbooks: [TestPlaybooks.login]))
        let playbook = try json(TestPlaybooks.login)
        let followUps = try json(FollowUpPage(followUps: [TestFollowUps.queued], cursor: nil))
        let none = try json(FollowUpPage(followUps: [], cursor: nil))
        let records = try json(
            RecordPage(
                records: [RecordResource(id: "r1", case: nil, error: "E: 1\nat 2", recordedAt: "2026-11-23T00:00:00Z")],
                cursor: nil))
        var removed = TestOverrides.endless
        removed.removedAt = "2026-11-23T05:00:00Z"
        let overrides = try json(OverrideList(overrides: [TestOverrides.training, removed]))
        let reply: @Sendable (StubDaemon.Request) -> StubDaemon.Reply = { request in
            switch request.target.prefix(while: { $0 != "?" }) {
            case "/v1/plans": .json(list)
            case "/v1/plans/basic/overrides": .json(overrides)
            case "/v1/templates": .json(templates)
            case "/v1/playbooks": .json(playbooks)
            case "/v1/playbooks/login": .json(playbook)
            case "/v1/cases": .json(cases)
            case "/v1/cases/c1": .json(found)
            case "/v1/follow-ups": .json(request.target.contains("state=failed") ? none : followUps)
            case "/v1/records": .json(records)
            default: .json("{}", status: 404)
            }
        }
        return try StubDaemon(at: "control.sock", reply)
    }

    /// - Parameter line: ends before the word that is completed.
    private func source(
        _ line: String, _ stub: StubDaemon?, _ language: madoguchi.Language = .english
    ) throws -> CompletionSource {
        let words = line.split(separator: " ").map(String.init)
        return CompletionSource(
            typed: TypedWords(words + [""], before: words.count),
            environment: try .test(language, runtimeDirectory: stub?.runtimeDirectory ?? "/nowhere"))
    }

    @Test("are cases that are open, with whom they are about")
    func cases() throws {
        let stub = try daemon()
        #expect(
            try source("madoguchi case show", stub).openCases
                == [Completion("c1", "hanako@example.jp A customer can't log in")])
        #expect(stub.requests.map(\.target) == ["/v1/cases?state=open&limit=100"])
    }

    @Test("are the marks that the case may still get, and the stages of its playbook")
    func marks() throws {
        let stub = try daemon()
        // It has the only mark.
        #expect(try source("madoguchi case mark c1", stub).marks.isEmpty)
        #expect(
            try source("madoguchi --json case resolve c1 --by", stub).stages.map(\.value)
                == ["self-service", "link-sent"])
        #expect(try source("madoguchi case resolve --by", stub).stages.isEmpty)
        #expect(try source("madoguchi case mark gone", stub).marks.isEmpty)
    }

    @Test("are templates for whom the command's messages are")
    func templates() throws {
        let stub = try daemon()
        #expect(
            try source("madoguchi send basic --template", stub).fittingTemplates.map(\.value)
                == ["new-password", "reset-your-password"])
        #expect(
            try source("madoguchi remind basic --template", stub).fittingTemplates.map(\.value) == ["send-the-link"])
        #expect(try source("madoguchi import f --template", stub).fittingTemplates.count == 3)
    }

    @Test("are the variables of the template that aren't given, and no secrets")
    func variables() throws {
        let stub = try daemon()
        #expect(
            try source("madoguchi send basic --template reset-your-password --var name=x --var", stub).variables
                == [Completion("login_url=", "The login page")])
        #expect(try source("madoguchi send basic --template new-password --var", stub).variables.isEmpty)
        #expect(
            try source("madoguchi templates preview send-the-link --html --var", stub).variables.map(\.value)
                == ["request_id="])
        #expect(
            try source("madoguchi case mark c1 x --var", stub).variables.map(\.value)
                == ["name=", "login_url=", "request_id="])
        #expect(try source("madoguchi case open login --plan basic --var", stub).variables.count == 3)
    }

    @Test("are messages in the states that the command is for, once each, and records")
    func kept() throws {
        let stub = try daemon()
        let id = TestFollowUps.id
        #expect(try source("madoguchi queue cancel", stub).followUps(in: ["queued"]).map(\.value) == [id])
        #expect(try source("madoguchi queue cancel \(id)", stub).followUps(in: ["queued"]).isEmpty)
        #expect(try source("madoguchi queue retry", stub).followUps(in: ["failed"]).isEmpty)
        #expect(try source("madoguchi queue show", stub).followUps(in: []).count == 1)
        #expect(try source("madoguchi record show", stub).records == [Completion("r1", "E: 1\\u000aat 2")])
    }

    @Test("are overrides that can still be removed, with what they do")
    func overrides() throws {
        let stub = try daemon()
        #expect(
            try source("madoguchi overrides remove", stub).overrides
                == [Completion("o1", "basic Tue 24 Nov 10:00 – Wed 25 Nov 00:00 Training")])
        #expect(try source("madoguchi overrides remove", nil).overrides.isEmpty)
    }

    @Test("come from the daemon that the command line names, and are none without one")
    func daemons() throws {
        let stub = try daemon()
        let named = "madoguchi --runtime-dir \(stub.runtimeDirectory) case show"
        #expect(try source(named, nil).openCases.count == 1)
        let nobody = try source("madoguchi case show", nil)
        #expect(nobody.openCases.isEmpty)
        #expect(nobody.plans.isEmpty)
        #expect(nobody.variables.isEmpty)
        let silent = try StubDaemon(at: "control.sock") { _ in .silence }
        let start = ContinuousClock.now
        #expect(try source("madoguchi case show", silent).openCases.isEmpty)
        // Several questions share the time.
        let retried = try source("madoguchi queue retry", silent)
        #expect(retried.followUps(in: ["failed", "uncertain", "cancelled"]).isEmpty)
        #expect(ContinuousClock.now - start < .seconds(8))
    }

    @Test("have descriptions where the shell shows them")
    func shells() {
        let completion = Completion("a:b", "What it: is")
        #expect(completion.text(for: .zsh) == "a\\:b:What it: is")
        #expect(completion.text(for: .fish) == "a:b\tWhat it: is")
        #expect(completion.text(for: .bash) == "a:b")
        #expect(completion.text(for: nil) == "a:b")
        #expect(Completion("a").text(for: .zsh) == "a")
        #expect(Completion("a").text(for: .fish) == "a")
        #expect(Completion("a", "\u{1B}[2Jx\ny").description == "\\u001b[2Jx\\u000ay")
        #expect(Completion("a", String(repeating: "長", count: 50)).description.count == 30)
    }
}
