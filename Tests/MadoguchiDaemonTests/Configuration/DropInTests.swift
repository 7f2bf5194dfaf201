import Foundation
import Guidance
import Messages
import SupportHours
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("Drop-ins")
struct DropInTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(
            atPath: "\(directory.path)/m.yaml.d", withIntermediateDirectories: true)
        try directory.write(threePlans, to: "m.yaml")
    }

    private func write(_ files: [String: String]) throws {
        for (name, yaml) in files { try directory.write(yaml, to: "m.yaml.d/\(name)") }
    }

    private func read() throws(ConfigurationError) -> Configuration {
        try ConfigurationFile.read(
            "\(directory.path)/m.yaml", zones: systemZones, guidance: GuidanceSource(packaged: []))
    }

    /// What is wrong, with the paths cut down to what begins in the temporary directory.
    private func complaint() throws -> String {
        try #require(throws: ConfigurationError.self) { try read() }.wording.en
            .replacing("\(directory.path)/", with: "")
    }

    @Test("are laid over the file in the order of their names' bytes, and the later one wins")
    func order() throws {
        try write([
            "9.yaml": "state_dir: /nine", "10.yaml": "state_dir: /ten\nruntime_dir: /ten",
            "B.yaml": "runtime_dir: /large", "a.yaml": "display: { language: en }", "é.yaml": "state_dir: /last",
        ])
        let configuration = try read()
        #expect(configuration.stateDirectory == "/last")
        #expect(configuration.runtimeDirectory == "/large")
        #expect(configuration.display == DisplayConfiguration(timezone: "Asia/Tokyo", language: .en))
        #expect(
            configuration.dropIns
                == ["10", "9", "B", "a", "é"].map { "\(directory.path)/m.yaml.d/\($0).yaml" })
        #expect(
            configuration.summary.en.contains("\nread:\n  \(directory.path)/m.yaml\n  \(directory.path)/m.yaml.d/10.y"))
    }

    @Test("are files that end in .yaml and don't begin with a dot")
    func names() throws {
        try write([
            "a.yml": "x: 1", ".b.yaml": "x: 1", "c.yaml~": "x: 1", "d.yaml.dpkg-old": "x: 1", ".yaml": "x: 1",
            "e.yaml": "# nothing in it\n",
        ])
        #expect(try read().dropIns == ["\(directory.path)/m.yaml.d/e.yaml"])
        try FileManager.default.removeItem(atPath: "\(directory.path)/m.yaml.d")
        #expect(try read().dropIns == [])
    }

    @Test("can change a plan, add one and take one away")
    func plans() throws {
        try write([
            "plans.yaml": """
            plans:
              basic: { hours: "Mo-Sa 08:00-12:00", staffed: [telephone], published: ~ }
              pro: ~
              extra: { timezone: Asia/Tokyo, hours: 24/7 }
            """
        ])
        let configuration = try read()
        #expect(configuration.plans.map(\.id) == ["basic", "extra"])
        let basic = try #require(configuration.plans.first)
        #expect(basic.hours.notation == "Mo-Sa 08:00-12:00")
        #expect(basic.hours.stated?.timezone == "America/Los_Angeles")
        #expect(basic.staffed == ["telephone"])
        #expect(basic.hours.stated?.published == nil)
        #expect(basic.name(in: .ja) == "Basicプラン")
    }

    @Test("can add a recurring message and change one")
    func recurring() throws {
        try directory.write(
            guided(
                """
                  recurring:
                    care:
                      template: looking-after-your-login
                      plan: basic
                      start: 2026-12-01T10:00
                      rule: "FREQ=MONTHLY;BYDAY=1TU"
                      recipients: a.csv
                """), to: "m.yaml")
        try write([
            "1.yaml": "guidance: { recurring: { care: { recipients: b.csv } } }",
            "2.yaml": """
            guidance:
              recurring:
                more:
                  { template: looking-after-your-login, plan: basic, start: 2026-12-02, rule: FREQ=YEARLY,
                    recipients: c.csv }
            """,
        ])
        let messages = try read().guidance.recurring
        #expect(messages.map(\.id) == ["care", "more"])
        #expect(messages.map(\.recipients) == ["b", "c"].map { "\(directory.path)/\($0).csv" })
    }

    @Test("have their paths from the configuration's directory, as the file itself has")
    func paths() throws {
        try write(["a.yaml": "state_dir: state"])
        #expect(try read().stateDirectory == "\(directory.path)/state")
    }

    @Test(
        "are at fault in their own file, line and column",
        arguments: [
            ("\nstate_dir: 1", "m.yaml.d/a.yaml:2:12: found the number 1, expected a path; put it in quotes"),
            ("diplay: {}", "m.yaml.d/a.yaml:1:1: unknown key \"diplay\" in the configuration; did you mean display?"),
            (
                "plans: { basic: { hours: \"Mo-Fr 6-\" } }",
                "m.yaml.d/a.yaml:1:35: these hours can't be read: "
            ),
            (
                "plans:\n  basic: { hours: ~ }",
                "m.yaml.d/a.yaml:2:12: plan \"basic\" lacks the key \"hours\", which is removed here; give it a value"
            ),
            ("plans: ~", "m.yaml.d/a.yaml:1:1: the configuration lacks the key \"plans\", which is removed here"),
            ("plans: { x: { timezone: UTC } }", "m.yaml.d/a.yaml:1:13: plan \"x\" lacks the key \"hours\"; add it"),
            ("a: 1\na: 2", "m.yaml.d/a.yaml:1:1: the key \"a\" is given more than once in one mapping"),
            (
                "- a",
                "m.yaml.d/a.yaml:1:1: found a list, expected a mapping with a part of the configuration (key: value)"
            ),
            ("a: [", "m.yaml.d/a.yaml:2:1: not YAML: "),
            ("delivery: { smtp: ~ }", "m.yaml.d/a.yaml:1:11: delivery lacks the key \"from\"; add it"),
            ("follow_ups: ~", "m.yaml.d/a.yaml:1:1: null removes what earlier files say about \"follow_ups\""),
        ])
    func places(yaml: String, expected: String) throws {
        try write(["a.yaml": yaml])
        let complaint = try complaint()
        #expect(complaint.hasPrefix(expected), "\(complaint)")
    }

    @Test("are told of together with the file, each fault in its place")
    func together() throws {
        try directory.write("plans: { a: { timezone: UTC, hours: 24/7 } }\nx: 1\nstate_dir: 1\n", to: "m.yaml")
        try write(["b.yaml": "y: 1\nz: 1\n", "a.yaml": "state_dir: /right\n\nw: 1\n"])
        let places = try complaint().split(separator: "\n").map { $0.split(separator: " ").first ?? "" }
        #expect(
            places == ["m.yaml:2:1:", "m.yaml.d/a.yaml:3:1:", "m.yaml.d/b.yaml:1:1:", "m.yaml.d/b.yaml:2:1:"])
    }

    @Test("that can't be read are no small matter")
    func unreadable() throws {
        try FileManager.default.createDirectory(
            atPath: "\(directory.path)/m.yaml.d/x.yaml", withIntermediateDirectories: true)
        #expect(try complaint() == "m.yaml.d/x.yaml: is a directory, expected a file; correct this file, or remove it")
        try FileManager.default.removeItem(atPath: "\(directory.path)/m.yaml.d")
        try directory.write("", to: "m.yaml.d")
        #expect(try complaint().hasPrefix("m.yaml.d: Not a directory; "))
    }

    @Test("change the fingerprint, each of them")
    func fingerprint() throws {
        let alone = try read().fingerprint
        try write(["a.yaml": "display: { language: ja }"])
        let one = try read().fingerprint
        try write(["b.yaml": "display: { language: ja }"])
        let two = try read().fingerprint
        #expect(Set([alone, one, two]).count == 3)
        #expect(try read().fingerprint == two)
    }

    @Test("may be all that there is")
    func everything() throws {
        try directory.write("# all of it is in m.yaml.d\n", to: "m.yaml")
        try write(["a.yaml": threePlans])
        #expect(try read().plans.map(\.id) == ["basic", "pro"])
        try directory.write("- a\n", to: "m.yaml")
        #expect(try complaint().hasPrefix("m.yaml:1:1: found a list, expected the configuration as a mapping"))
    }
}
