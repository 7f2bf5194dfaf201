import FollowUps
import Foundation
import MadoguchiAPI
import Messages
import TestSupport
import Testing
import TimeZoneDatabase

@testable import MadoguchiDaemon

@Suite("The daemon's account of itself")
struct DiagnosisAPITests {
    @Test("names what it runs with, and how its plans and its queue are")
    func well() async throws {
        let followUps = try TestFollowUps.guided()
        try await followUps.accept()
        let diagnosis: Diagnosis = try await followUps.get("/v1/diagnosis")
        #expect(diagnosis.at == "2026-11-24T12:00:00+09:00")
        #expect(diagnosis.version == Release.version)
        #expect(diagnosis.configuration == "m.yaml")
        #expect(diagnosis.zoneinfo == systemZones.directory)
        #expect(diagnosis.tzdata == systemZones.version())
        #expect(diagnosis.state.trouble == nil)
        #expect(diagnosis.state.directory == "/tmp")
        #expect((diagnosis.state.total ?? 0) > 0)
        #expect(diagnosis.queue?.states["queued"] == 1)
        #expect(diagnosis.plans.map(\.plan) == ["basic", "pro", "never"])
        #expect(diagnosis.plans.map(\.open) == [false, true, false])
        #expect(diagnosis.plans[0].nextWindow?.start == "2026-11-24T23:00:00+09:00")
        #expect(diagnosis.plans[2].nextWindow == nil)
        #expect(diagnosis.guidance.letters > 5)
        #expect(diagnosis.guidance.playbooks.map(\.playbook) == ["chat", "getting-ready", "login-page", "password"])
        #expect(diagnosis.recurring.isEmpty)
    }

    @Test("tells of a database that can't be used, and why")
    func broken() async throws {
        let followUps = try TestFollowUps(store: BrokenStore(.corrupt))
        let diagnosis: Diagnosis = try await followUps.get("/v1/diagnosis")
        #expect(diagnosis.queue == nil)
        #expect(diagnosis.state.trouble?.contains("バックアップから復元してください") == true)
    }

    @Test("tells of recurring messages that wait, and of lists that couldn't be used if their time came")
    func recurring() async throws {
        let directory = try TemporaryDirectory()
        let list = "\(directory.path)/recipients.csv"
        let yaml = guided(
            """
              unsubscribe: ["mailto:stop@example.jp"]
              recurring:
                care:
                  template: looking-after-your-login
                  plan: basic
                  rule: "FREQ=MONTHLY;BYDAY=1TU"
                  start: 2026-11-01T10:00
                  recipients: \(list)
            """)
        let followUps = try TestFollowUps(yaml)
        func troubles(in language: String = "en") async throws -> [Diagnosis.Trouble] {
            let response = try await followUps.response(
                "GET", "/v1/diagnosis", fields: [("accept-language", language)])
            return try response.decoded(as: Diagnosis.self).recurring
        }
        #expect(try await troubles() == [.init(id: "care", trouble: "\(list): No such file or directory")])
        #expect(try await troubles(in: "ja") == [.init(id: "care", trouble: "\(list): ファイルやディレクトリがありません")])
        try directory.write("name\nhanako\n", to: "recipients.csv")
        #expect(try await troubles().first?.trouble.contains("no column is called to") == true)
        try directory.write("to\nhanako\n", to: "recipients.csv")
        #expect(try await troubles().first?.trouble.contains("no line can be used; line 2: ") == true)
        try directory.write("to\nhanako@example.jp\n", to: "recipients.csv")
        #expect(try await troubles() == [])
        followUps.troubles.set(Wording(ja: "使える行がありません", en: "no line can be used"), for: "care")
        #expect(try await troubles() == [.init(id: "care", trouble: "no line can be used")])
    }

    /// What a configuration says of guidance, and what playbooks then lack.
    struct Case: CustomTestStringConvertible, Sendable {
        var lines: String
        var missing: Set<String>

        var testDescription: String { missing.sorted().joined(separator: ", ") }
    }

    @Test(
        "says of each playbook what the configuration owes it, as a dry run of a case does",
        arguments: [
            Case(
                lines: #"  variables: { site_name: A, login_url: "https://example.jp/login" }"#,
                missing: ["guidance.operator"]),
            Case(
                lines: "  operator: owner@example.jp",
                missing: ["guidance.variables.site_name", "guidance.variables.login_url"]),
            Case(
                lines:
                    "  operator: owner@example.jp\n  variables: { site_name: A, login_url: \"https://example.jp/login\" }",
                missing: []),
        ])
    func playbooks(_ tried: Case) async throws {
        let yaml = sendingPlans + "\nguidance:\n  directory: \(guidanceDirectory)\n" + tried.lines
        let followUps = try TestFollowUps(yaml)
        let diagnosis: Diagnosis = try await followUps.get("/v1/diagnosis")
        let password = try #require(diagnosis.guidance.playbooks.first { $0.playbook == "password" })
        #expect(Set(password.missing) == tried.missing)
        let request = #"{"playbook":"password","plan":"basic","to":"hanako@example.jp"}"#
        let response = try await followUps.send("POST", "/v1/cases?dry_run=true", request)
        #expect((response.status == 200) == tried.missing.isEmpty, "\(response.text)")
    }

    @Test("looks at the relay when asked to, and takes no body")
    func relay() async throws {
        let followUps = try TestFollowUps()
        let response = try await followUps.send("POST", "/v1/relay/check")
        #expect(response.status == 200)
        #expect(try response.decoded(as: RelayCheck.self).transport == "maildir")
        #expect(try await followUps.send("GET", "/v1/relay/check").status == 405)
        #expect(try await followUps.send("POST", "/v1/relay/check", #"{"x":1}"#).status == 422)
        #expect(try await followUps.send("POST", "/v1/diagnosis").status == 405)
    }
}
