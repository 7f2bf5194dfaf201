import Foundation
import Glibc
import MadoguchiAPI
import TestSupport
import Testing

@testable import madoguchi

/// The whole command, against a stand-in for the daemon at both of its sockets.
@Suite struct DoctorCommandTests {
    private func answer(
        _ daemon: TestDoctor, _ arguments: String..., language: Language = .english, glyphs: Glyphs = .unicode
    ) throws -> Answer {
        try Madoguchi.answer(
            to: ["doctor"] + arguments,
            in: .test(
                language, glyphs: glyphs, runtimeDirectory: daemon.runtimeDirectory, timeZones: daemon.zoneinfo))
    }

    @Test("where all is well, each thing has its line, and the exit code is 0")
    func well() throws {
        let answer = try answer(TestDoctor())
        let text = answer.text
        #expect(answer.outcome == .yes, "\(text)")
        for line in [
            "✓ version        \(Release.version)", "✓ configuration  /etc/madoguchi/m.yaml",
            "✓ disk           /var/lib/madoguchi: 40 GiB free of 80 GiB",
            "✓ database       1 MiB, log 64 KiB, checked and sound at Mon 23 Nov 09:00",
            "✓ queue          3 queued, the next one due Mon 23 Nov 23:00",
            "✓ plan           basic: closed, next Mon 23 Nov 23:00 – Tue 24 Nov 10:00",
            "✓ plan           pro: open at all times", "✓ tz database    2025b, as on disk",
            "✓ relay          smtp relay.example.jp:587, encrypted, logged in, 120 ms",
            "✓ templates      12 templates, 3 playbooks",
        ] {
            #expect(text.contains(line), "\(line) in \(text)")
        }
        #expect(!text.contains("✗"))
    }

    @Test("in Japanese, and with signs of ASCII where the terminal has no others")
    func japanese() throws {
        let daemon = try TestDoctor { diagnosis, check in
            diagnosis.tzdata = "2024a"
            check.problem = "the relay refuses the login: 535 no"
        }
        let text = try answer(daemon, language: .japanese).text
        #expect(text.contains("✗ 中継先           smtp relay.example.jp:587: the relay refuses the login: 535 no"))
        #expect(text.contains("デーモンは 2024a で動いていますが"))
        #expect(text.contains("問題 2 件"))
        let ascii = try answer(daemon, glyphs: .ascii).text
        #expect(ascii.contains("x relay"))
        #expect(ascii.contains("-> correct delivery"))
        #expect(ascii.utf8.allSatisfy { $0 < 0x80 })
    }

    /// One thing that is wrong, and what is said of it.
    struct Case: CustomTestStringConvertible, Sendable {
        var said: String
        var isFault = false
        var change: @Sendable (inout Diagnosis, inout RelayCheck) -> Void

        var testDescription: String { said }
    }

    @Test(
        "each thing that isn't well is told, with what to do",
        arguments: [
            Case(said: "the daemon runs with 2025a", isFault: true) { diagnosis, _ in diagnosis.tzdata = "2025a" },
            Case(said: "2025b is old") { diagnosis, _ in diagnosis.tzdataStale = true },
            Case(said: "10 MiB free", isFault: true) { diagnosis, _ in diagnosis.state.free = 10 << 20 },
            Case(said: "a backup needs as much") { diagnosis, _ in
                (diagnosis.state.free, diagnosis.state.database) = (100 << 20, 200 << 20)
            },
            Case(said: "5 inodes are left", isFault: true) { diagnosis, _ in diagnosis.state.freeFiles = 5 },
            Case(said: "it is damaged", isFault: true) { diagnosis, _ in
                (diagnosis.state.trouble, diagnosis.queue) = ("it is damaged", nil)
            },
            Case(said: "something holds the log") { diagnosis, _ in diagnosis.state.log = 1 << 30 },
            Case(said: "what was acknowledged may be lost") { diagnosis, _ in
                diagnosis.server = ServerDiagnosis(
                    host: "db1", version: "15.4", encrypted: true, pooled: false,
                    risks: [.init(risk: "what was acknowledged may be lost", advice: "set it")])
            },
            Case(said: "the clock of node n2 is 3.2 s behind", isFault: true) { diagnosis, _ in
                diagnosis.cluster = TestNodes.ill
                diagnosis.cluster?.troubles.removeLast()
            },
            Case(said: "node n2 is draining") { diagnosis, _ in
                diagnosis.cluster = TestNodes.well
                diagnosis.cluster?.troubles = [
                    ClusterTrouble(
                        code: "draining", node: "n2", fault: false, detail: "node n2 is draining", advice: "undo it")
                ]
            },
            Case(said: "paused: by request") { diagnosis, _ in
                diagnosis.queue?.paused = true
                diagnosis.queue?.because = "by request"
            },
            Case(said: "slowed down: the relay is slow") { diagnosis, _ in
                diagnosis.queue?.because = "the relay is slow"
            },
            Case(said: "has been due since") { diagnosis, _ in
                diagnosis.queue?.oldestDue = "2026-11-23T12:00:00+09:00"
            },
            Case(said: "3 are held") { diagnosis, _ in diagnosis.queue?.held = 3 },
            Case(said: "old: 2 are held: the plan isn't configured") { diagnosis, _ in
                diagnosis.queue?.held = 2
                diagnosis.queue?.plans["old"] = ["queued": 2]
            },
            Case(said: "2 are uncertain") { diagnosis, _ in diagnosis.queue?.states["uncertain"] = 2 },
            Case(said: "basic: 1,200 are due in the coming window") { diagnosis, _ in
                diagnosis.queue?.forecast["basic"]?.fits = false
            },
            Case(said: "basic: it is never open") { diagnosis, _ in diagnosis.plans[0].nextWindow = nil },
            Case(said: "there are no templates in") { diagnosis, _ in diagnosis.guidance.letters = 0 },
            Case(said: "password: each case must give what the configuration doesn't: guidance.operator") {
                diagnosis, _ in diagnosis.guidance.playbooks[0].missing = ["guidance.operator"]
            },
            Case(said: "care can't be sent: no file", isFault: true) { diagnosis, _ in
                diagnosis.recurring = [.init(id: "care", trouble: "no file")]
            },
            Case(said: "care: members.csv: 1 row is used, 2 passed over\nline 3: there is no address") {
                diagnosis, _ in
                diagnosis.lists = [
                    .init(
                        id: "care",
                        list: .init(
                            file: "members.csv", usable: 1, passedOver: 2,
                            faults: [.init(line: 3, detail: "there is no address")], notes: []))
                ]
            },
            Case(said: "can't be reached", isFault: true) { _, check in check.problem = "can't be reached" },
            Case(said: "in plain text") { _, check in check.encrypted = false },
            Case(said: "its certificate ends Mon 30 Nov") { _, check in
                check.certificateEnds = "2026-11-30T00:00:00+09:00"
            },
            Case(said: "the daemon is 9.9.9") { diagnosis, _ in diagnosis.version = "9.9.9" },
        ])
    func troubles(_ tried: Case) throws {
        let answer = try answer(TestDoctor(tried.change), "--json")
        struct Report: Decodable {
            struct Finding: Decodable {
                var check, result, text: String
                var advice: String?
            }
            var ok: Bool
            var findings: [Finding]
        }
        let report = try JSONDecoder().decode(Report.self, from: Data(answer.text.utf8))
        #expect(report.ok == !tried.isFault)
        #expect(answer.outcome == (tried.isFault ? .no : .yes))
        let finding = report.findings.first {
            $0.text.contains(tried.said) || $0.advice?.contains(tried.said) == true
        }
        #expect(finding?.result == (tried.isFault ? "failure" : "note"), "\(answer.text)")
        #expect(finding?.advice?.isEmpty == false || tried.said.contains("slowed"))
    }

    @Test("a database server has its line, and its size says nothing of this machine's disk")
    func server() throws {
        let daemon = try TestDoctor { diagnosis, _ in
            diagnosis.server = ServerDiagnosis(host: "db1", version: "15.4", encrypted: true, pooled: true, risks: [])
            diagnosis.state.database = diagnosis.state.total
        }
        let answer = try answer(daemon)
        #expect(answer.outcome == .yes)
        #expect(answer.text.contains("✓ database       PostgreSQL 15.4 (db1), encrypted, by way of a pooler"))
        #expect(answer.text.contains("✓ disk"))
    }

    @Test("without a daemon it says where it looked and how to start one, and ends with 1")
    func absence() throws {
        let directory = try TemporaryDirectory.make()
        let answer = try Madoguchi.answer(to: ["doctor"], in: .test(runtimeDirectory: directory))
        #expect(answer.outcome == .no)
        #expect(answer.text.contains("✗ query.sock"))
        #expect(answer.text.contains("there is no \(directory)/control.sock"))
        #expect(answer.text.contains("systemctl start madoguchid"))
    }

    @Test("a daemon that says nothing, and one of another version")
    func strangers() throws {
        let list = try json(TestPlans.list)
        let old = try TestDoctor(diagnosis: nil)
        #expect(try answer(old).text.contains("restart the daemon"))
        let directory = try TemporaryDirectory.make()
        let mute = try StubDaemon(in: directory, at: "query.sock") { _ in .raw("x\r\n\r\n") }
        let other = try StubDaemon(in: directory, at: "control.sock") { _ in .json(list) }
        let answer = try Madoguchi.answer(to: ["doctor"], in: .test(runtimeDirectory: directory))
        #expect(answer.outcome == .no)
        #expect(answer.text.contains("isn't a madoguchi daemon"))
        withExtendedLifetime((mute, other)) {}
    }

    @Test("a socket that anybody may write to is a fault")
    func modes() throws {
        let daemon = try TestDoctor()
        chmod("\(daemon.runtimeDirectory)/control.sock", 0o666)
        let answer = try answer(daemon)
        #expect(answer.outcome == .no)
        #expect(answer.text.contains("anybody on this machine may send messages"))
    }

    @Test("a configuration that is named is checked by the daemon's own program")
    func configuration() throws {
        let good = try TemporaryDirectory.write("plans: { a: { timezone: UTC, hours: 24/7 } }\n")
        let text = try answer(TestDoctor(), "--config", good).text
        #expect(text.contains("✓ configuration  \(good): OK, 1 plan"))
        let bad = try TemporaryDirectory.write("plans: { a: { timezone: UTC } }\n")
        let answer = try answer(TestDoctor(), "--config", bad)
        #expect(answer.outcome == .no)
        #expect(answer.text.contains("lacks the key \"hours\""))
        #expect(answer.text.contains("madoguchid --config \(bad) --check"))
    }
}
