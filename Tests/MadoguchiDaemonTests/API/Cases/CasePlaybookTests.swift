import MadoguchiAPI
import Testing

@testable import MadoguchiDaemon

@Suite("The playbook of a case")
struct CasePlaybookTests {
    private let followUps: TestFollowUps

    init() throws {
        followUps = try .guided()
    }

    private func open() async throws -> String {
        let opened: CaseResource = try await followUps.post(
            "/v1/cases", #"{"playbook":"password","plan":"basic","to":"hanako@example.jp","variables":{"name":"花子"}}"#,
            status: 201)
        return try #require(opened.id)
    }

    private func kept(_ id: String, _ query: String = "") async throws -> CasePlaybook {
        try await followUps.get("/v1/cases/\(id)/playbook\(query)")
    }

    @Test("is the one that it was opened with, in the language that is asked for")
    func playbook() async throws {
        let kept = try await kept(try await open(), "?language=en")
        let now: PlaybookResource = try await followUps.get("/v1/playbooks/password?language=en")
        #expect(kept.playbook.name == "A customer who can't log in")
        #expect(kept.playbook.steps.map(\.id) == now.steps.map(\.id))
        #expect(kept.marks.map(\.mark) == now.branches.map(\.mark))
        #expect(kept.variables.first { $0.name == "name" }?.default == "花子")
        #expect(kept.variables.allSatisfy { !$0.secret })
    }

    @Test("says where each mark would lead, and which secrets have to come with it")
    func marks() async throws {
        let id = try await open()
        for mark in try await kept(id).marks {
            let asked = mark.variables.map { #""\#($0.name)":"x1""# }.joined(separator: ",")
            let marked: CaseResource = try await followUps.post(
                "/v1/cases/\(id)/mark?dry_run=true", #"{"mark":"\#(mark.mark)","variables":{\#(asked)}}"#)
            #expect(marked.next?.step == mark.step, "\(mark.mark)")
            #expect(marked.next?.template == mark.template, "\(mark.mark)")
        }
        let secrets = try await kept(id).marks.filter { $0.variables.contains(where: \.secret) }
        #expect(secrets.map(\.mark) == ["password-set"])
        #expect(secrets.first?.variables.first { $0.secret }?.required == true)
    }

    @Test("isn't there for a case that isn't, and takes nothing but a language")
    func refused() async throws {
        #expect(try await followUps.send("GET", "/v1/cases/1/playbook").status == 404)
        #expect(try await followUps.send("GET", "/v1/cases/\(try await open())/playbook?x=1").status == 400)
    }
}
