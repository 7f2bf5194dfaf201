import FollowUps
import Foundation
import Guidance
import MadoguchiAPI
import MailAddress
import Messages
import TestAddresses
import Testing

@testable import MadoguchiDaemon

@Suite("What a plan's messages carry")
struct LetterheadTests {
    private func configuration(_ text: String) throws(ConfigurationError) -> Configuration {
        try ConfigurationFile.parse(
            ConfigurationFile.Source(path: "m.yaml", bytes: Array(text.utf8)), zones: systemZones,
            guidance: GuidanceSource(packaged: []))
    }

    private static let agency = """
        plans:
          basic: { timezone: Asia/Tokyo, hours: "24/7" }
          tanaka:
            timezone: Asia/Tokyo
            hours: "24/7"
            from: "田中教室 <desk@tanaka.example.jp>"
            operator: tanaka@example.jp
            variables: { site_name: 田中教室 }
            unsubscribe: ["mailto:stop@tanaka.example.jp"]
          sato: { timezone: Asia/Tokyo, hours: "24/7", reply_to: sato@example.jp }
          suzuki: { timezone: Asia/Tokyo, hours: "24/7", from: suzuki@example.jp, reply_to: "鈴木 <s@example.jp>" }
        delivery: { from: agency@example.jp, reply_to: "窓口 <desk@example.jp>" }
        guidance:
          directory: \(guidanceDirectory)
          operator: agency@example.jp
          variables: { site_name: みどり教室, login_url: "https://example.jp/login" }
          unsubscribe: ["mailto:stop@example.jp"]

        """

    @Test("is its own where it has any, and otherwise that of all")
    func own() throws {
        let snapshot = try TestHours.snapshot(Self.agency)
        let basic = snapshot.letterhead(of: "basic")
        #expect(basic.sender == Sender("agency@example.jp", replyTo: "窓口 <desk@example.jp>"))
        #expect(basic.operatorAddress == "agency@example.jp")
        #expect(basic.variables == ["site_name": "みどり教室", "login_url": "https://example.jp/login"])
        #expect(snapshot.letterhead(of: "gone") == basic)
        let tanaka = snapshot.letterhead(of: "tanaka")
        // Answers to its own sender don't go to the agency.
        #expect(tanaka.sender == Sender("田中教室 <desk@tanaka.example.jp>"))
        #expect(tanaka.operatorAddress == "tanaka@example.jp")
        #expect(tanaka.variables == ["site_name": "田中教室", "login_url": "https://example.jp/login"])
        #expect(tanaka.unsubscribe == ["mailto:stop@tanaka.example.jp"])
        #expect(snapshot.letterhead(of: "sato").sender == Sender("agency@example.jp", replyTo: "sato@example.jp"))
        let senders = snapshot.configuration.senders
        #expect(senders["suzuki"] == Sender("suzuki@example.jp", replyTo: "鈴木 <s@example.jp>"))
        #expect(Set(senders.ofPlans.keys) == ["tanaka", "sato", "suzuki"])
    }

    @Test("is what a preview shows: that of the plan that is asked for, or of the first one")
    func previews() async throws {
        let followUps = try TestFollowUps(Self.agency)
        let target = "/v1/templates/reset-your-password/preview"
        let tanaka: Preview = try await followUps.post(target, #"{"plan":"tanaka"}"#)
        #expect(tanaka.subject.contains("田中教室"))
        let first: Preview = try await followUps.post(target, "{}")
        #expect(first.subject.contains("みどり教室"))
        #expect(!first.samples.contains("site_name"))
    }

    @Test(
        "is refused where it is wrong, at its place",
        arguments: [
            ("from: nobody", "m.yaml:1:62: found the text \"nobody\", expected an address"),
            ("variables: { site_nmae: x }", "did you mean site_name?"),
            ("variables: { login_url: x }", "login_url: "),
            ("operator: x", "an @ is missing"), ("unsubscribe: [\"http://a\"]", "https:"),
        ])
    func wrong(line: String, expected: String) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try configuration(
                "plans: { basic: { timezone: Asia/Tokyo, hours: \"24/7\", \(line) } }\n"
                    + "guidance: { directory: \(guidanceDirectory) }\n")
        }
        #expect(error.wording.en.contains(expected), "\(error)")
    }
}

@Suite("Values of the example")
struct ExampleValuesTests {
    private static let file = guidanceDirectory + "/../madoguchi.yaml"

    private func example(_ changes: String = "") throws -> Configuration {
        var text = try String(contentsOfFile: Self.file, encoding: .utf8)
        if !changes.isEmpty { text.replace("  transport: maildir\n", with: changes) }
        return try ConfigurationFile.parse(
            ConfigurationFile.Source(path: Self.file, bytes: Array(text.utf8)), zones: systemZones,
            guidance: GuidanceSource(packaged: [guidanceDirectory]))
    }

    private static let relay = "  transport: smtp\n  smtp: { host: 127.0.0.1 }\n"

    @Test("are those that the example configuration has, all of them")
    func all() throws {
        let configuration = try example()
        #expect(configuration.delivery.from.shown == ExampleValues.from)
        #expect(configuration.guidance.operatorAddress?.description == ExampleValues.operatorAddress)
        #expect(configuration.guidance.variables == ExampleValues.variables)
        #expect(configuration.exampleKeys.count == 2 + ExampleValues.variables.count)
        #expect(configuration.letterhead(of: configuration.plans.first).examples.isEmpty)
        #expect(configuration.exampleLines.first?.en.hasPrefix("note: still the example's: delivery.from, ") == true)
    }

    @Test("reach no customer once messages leave this machine, but reminders go")
    func relay() async throws {
        let configuration = try example(Self.relay)
        #expect(configuration.exampleLines.first?.en.hasPrefix("fault: still the example's: ") == true)
        let followUps = try TestFollowUps()
        followUps.current.replace(with: try Snapshot(configuration, database: systemZones))
        func send(_ template: String, kind: String, _ variables: String) async throws -> (status: Int, text: String) {
            let response = try await followUps.send(
                "POST", "/v1/follow-ups",
                """
                {"kind":"\(kind)","plan":"basic","to":"hanako@example.jp","template":"\(template)",
                "variables":{\(variables)}}
                """)
            return (response.status, response.text)
        }
        let refused = try await send("reset-your-password", kind: "guidance", "")
        #expect(refused.status == 422)
        for name in ["site_name", "login_url"] {
            #expect(refused.text.contains("/variables/\(name)"), "\(refused.text)")
        }
        let given =
            #""site_name":"田中教室","login_url":"https://tanaka.example/login","sender_name":"田中","#
            + #""support_address":"desk@tanaka.example","sender_domain":"tanaka.example""#
        let accepted = try await send("reset-your-password", kind: "guidance", given)
        #expect(accepted.status == 201, "\(accepted.text)")
        let reminder = try await send("live-chat-open", kind: "reminder", #""question":"請求について""#)
        #expect(reminder.status == 201, "\(reminder.text)")
        let opened = try await followUps.send(
            "POST", "/v1/cases", #"{"playbook":"password","plan":"basic","to":"hanako@example.jp"}"#)
        #expect(opened.status == 422)
        #expect(opened.text.contains("/variables/site_name"))
    }

    @Test("are named by the daemon's diagnosis, with what each plan's letters carry")
    func diagnosis() throws {
        let snapshot = try Snapshot(try example(Self.relay), database: systemZones)
        let diagnosis = GuidanceDiagnosis(snapshot)
        #expect(diagnosis.reachesCustomers)
        #expect(diagnosis.examples.contains("guidance.variables.site_name"))
        #expect(diagnosis.letterheads.map(\.plan) == snapshot.plans.map(\.id))
        #expect(diagnosis.letterheads.first?.from == ExampleValues.from)
    }
}
