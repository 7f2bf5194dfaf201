import Calendars
import Delivery
import Guidance
import LinuxSystem
import MailAddress
import Messages
import SupportHours
import Testing
import TimeZoneDatabase

@testable import MadoguchiDaemon

@Suite("The configuration's file")
struct ConfigurationFileTests {
    private func parse(_ yaml: String) throws(ConfigurationError) -> Configuration {
        try ConfigurationFile.parse(
            ConfigurationFile.Source(path: "etc/m.yaml", bytes: Array(yaml.utf8)), zones: systemZones,
            guidance: GuidanceSource { $0 == "etc/letters" || $0 == "etc/guidance" ? [:] : nil })
    }

    private func complaint(about yaml: String) throws -> String {
        try #require(throws: ConfigurationError.self) { try parse(yaml) }.wording.en
    }

    /// A configuration that is right but for a line in its one plan.
    private static func plan(_ line: String) -> String {
        "plans:\n  basic:\n    timezone: Asia/Tokyo\n    hours: 24/7\n    \(line)\n"
    }

    @Test("reads every key")
    func everyKey() throws {
        let configuration = try parse(
            threePlans + """

                runtime_dir: run
                state_dir: /var/lib/m
                follow_ups: { retry: { attempts: 3, first: 1m, longest: PT1H }, uncertain: hold }
                delivery:
                  from: "窓口 <support@example.jp>"
                  transport: smtp
                  smtp: { host: mail, port: 465, security: tls, username: x, password_credential: p, connections: 2 }
                  limits: { per_second: 5, per_domain_per_second: 1 }
                guidance: { directory: letters }
                """)
        #expect(configuration.display == DisplayConfiguration(timezone: "Asia/Tokyo", language: .ja))
        #expect(configuration.runtimeDirectory == "etc/run")
        #expect(configuration.stateDirectory == "/var/lib/m")
        #expect(configuration.guidance.directories == ["etc/letters"])
        #expect(configuration.plans.map(\.id) == ["basic", "pro"])
        let basic = try #require(configuration.plans.first)
        #expect(basic.hours.notation == "Mo-Fr 06:00-17:00")
        #expect(basic.hours.stated?.holidays == [.date(try CivilDate(parsing: "2026-12-25"))])
        #expect(basic.hours.stated?.published?.daylight == DailySpan(start: 60, end: 1_380, text: "01:00-23:00"))
        #expect(configuration.followUps.retry.longest == 3_600)
        #expect(configuration.followUps.uncertain == .hold)
        let smtp = try #require(configuration.delivery.smtp)
        #expect(smtp.password == .credential("p"))
        #expect(smtp.security == .tls)
        #expect(configuration.delivery.limits.perSecond == 5)
    }

    @Test("fills in what isn't said")
    func defaults() throws {
        let configuration = try parse(Self.plan("always: []"))
        #expect(configuration.display == DisplayConfiguration(timezone: "UTC", language: .en))
        #expect(configuration.runtimeDirectory == "/run/madoguchi")
        #expect(configuration.followUps == FollowUpConfiguration())
        #expect(configuration.delivery.transport == .maildir)
        #expect(configuration.delivery.from.address.localPart == "madoguchi")
        #expect(configuration.plans.first?.name(in: .ja) == "basic")
    }

    @Test(
        "points at what is wrong in a plan",
        arguments: [
            ("stafed: [x]", "5:5: unknown key \"stafed\" in plan \"basic\"; did you mean staffed?"),
            ("staffed: x", "5:14: found the text \"x\", expected a list of channels, as [live-chat]"),
            (
                "staffed: [off]",
                """
                5:15: found the bare word off, which reads as true or false, expected a channel's name, as live-chat; \
                put it in quotes
                """
            ),
            (
                "staffed: [1]",
                """
                5:15: found the number 1, expected a channel's name, as live-chat; put it in quotes
                """
            ),
            ("name: Basic", "5:11: found the text \"Basic\", expected name as a mapping (key: value)"),
            ("name: { jp: x }", "5:13: unknown key \"jp\" in name; did you mean ja?"),
            ("name: { ja: ~ }", "5:17: found nothing, expected a name"),
            ("holidays: [2026-02-30]", "5:16: \"2026-02-30\": the calendar has no such date"),
            (
                "holidays: [2026]",
                "5:16: found the number 2026, expected a date (as 2026-12-25, 12-31, 2026-12-29/2027-01-03), or a "
                    + "calendar's name; put it in quotes"
            ),
            ("published: { timezone: UTC }", "5:16: published lacks the key \"standard\"; add it"),
            (
                "published: { timezone: UTC, standard: 25:00-26:00 }",
                "5:43: found the text \"25:00-26:00\", expected hours of a day, as \"00:00-22:00\""
            ),
            (
                "published: { timezone: UTC, standard: 22:00 }",
                "5:43: found the text \"22:00\", expected hours of a day, as \"00:00-22:00\""
            ),
            ("<<: { a: b }", "5:5: merge keys (<<) aren't supported; write the keys out"),
            ("? [a, b]\n    : c", "5:7: found a list or mapping as a key, expected a name"),
        ])
    func planProblems(line: String, expected: String) throws {
        #expect(try complaint(about: Self.plan(line)) == "etc/m.yaml:" + expected)
    }

    @Test(
        "points at what is wrong beside the plans",
        arguments: [
            ("display: { language: de }", "7:22: found the text \"de\", expected one of ja, en"),
            ("display: { language: jp }", "7:22: found the text \"jp\", expected one of ja, en; did you mean ja?"),
            ("runtime_dir: [a]", "7:14: found a list, expected a path"),
            ("follow_ups: { retry: { first: 5 } }", "7:31: found the number 5, expected a duration, as 5m or PT5M"),
            (
                "follow_ups: { retry: { first: 0s } }",
                "7:31: found the text \"0s\", expected a duration of at least a second"
            ),
            (
                "follow_ups: { retry: { first: 2h, longest: 1h } }",
                "7:35: longest is shorter than first (PT2H); make it at least as long"
            ),
            ("follow_ups: { retry: { attempts: 0 } }", "7:34: 0 is out of range, expected 1 to 1000"),
            (
                "follow_ups: { retry: { attempts: \"3\" } }",
                "7:34: found the text \"3\", expected a whole number from 1 to 1000"
            ),
            (
                "delivery: { from: nobody }",
                "7:19: found the text \"nobody\", expected an address, as Support <support@example.jp>: an @ is missing; write name@example.jp"
            ),
            (
                "delivery: { from: a@b.jp, transport: smtp }",
                "7:11: transport is smtp, but delivery lacks the key \"smtp\"; add smtp: { host: … }"
            ),
            (
                "delivery: { from: a@b.jp, smtp: { host: h, password: secret } }",
                """
                7:44: secrets don't belong in the configuration; name a file by password_credential or password_file
                """
            ),
            (
                "delivery: { from: a@b.jp, smtp: { host: h, password_credential: ../x } }",
                """
                7:65: found the text "../x", expected the name of a file in $CREDENTIALS_DIRECTORY, without a slash; \
                for a path use the key that ends in file
                """
            ),
            (
                "delivery: { from: a@b.jp, smtp: { host: h, port: 70000 } }",
                "7:50: 70000 is out of range, expected 1 to 65535"
            ),
            ("plan: {}", "7:1: unknown key \"plan\" in the configuration; did you mean plans?"),
            ("plans: {}", "1:1: the key \"plans\" is given more than once in one mapping; keep one of them"),
            (
                "guidance: { windows: { customer: bsaic } }",
                """
                7:34: there is no plan "bsaic"; known here: case, always, basic; did you mean basic?
                """
            ),
            (
                "guidance: { windows: { operator: 24 } }",
                """
                7:34: found the number 24, expected a plan's name, case (the case's own plan) or always (at any time); \
                put it in quotes
                """
            ),
            (
                "guidance: { windows: desk }",
                "7:22: found the text \"desk\", expected windows as a mapping (key: value)"
            ),
            (
                "guidance: { windows: { costumer: basic } }",
                "7:24: unknown key \"costumer\" in windows; did you mean customer?"
            ),
            (
                "guidance: [",
                "8:1: not YAML: while parsing a flow node, did not find expected node content; a value is missing, or a "
                    + "bracket isn't closed"
            ),
        ])
    func otherProblems(line: String, expected: String) throws {
        #expect(try complaint(about: Self.plan("always: []") + "\n\(line)\n") == "etc/m.yaml:" + expected)
    }

    @Test("knows whose windows the messages of cases keep to: the case's plan's unless told")
    func windows() throws {
        let usual = try parse(Self.plan("always: []")).guidance.windows
        #expect(usual[.customer] == .ofCase)
        #expect(usual[.operator] == .ofCase)
        let said = try parse(
            Self.plan("always: []") + "\nguidance: { windows: { customer: basic, operator: always } }"
        ).guidance.windows
        #expect(said[.customer] == .named("basic"))
        #expect(said[.operator] == .always)
        let word = try parse(Self.plan("always: []") + "\nguidance: { windows: { operator: case } }").guidance.windows
        #expect(word[.operator] == .ofCase)
    }

    @Test("doesn't ask for plans that couldn't be read")
    func windowsOfFaultyPlans() throws {
        let complaint = try complaint(
            about: """
                plans: { basic: { timezone: Nowhere/Else, hours: 24/7 } }
                guidance: { windows: { customer: basic } }
                """)
        #expect(complaint.hasPrefix("etc/m.yaml:1:29: "), "\(complaint)")
        #expect(!complaint.contains("\n"), "\(complaint)")
    }

    @Test(
        "says the same in Japanese",
        arguments: [
            ("stafed: [x]", "5:5: プラン「basic」に「stafed」というキーはありません（もしかして: staffed）"),
            ("staffed: x", "5:14: 「x」になっています。窓口の一覧（[live-chat] など）を書いてください"),
            ("staffed: [1]", "5:15: 数値 1 になっています。窓口の名前（live-chat など）を引用符で囲んで書いてください"),
            ("name: Basic", "5:11: 「Basic」になっています。「name」を「キー: 値」の組で書いてください"),
            ("holidays: [2026-02-30]", "5:16: 「2026-02-30」という日付は暦にありません"),
            ("published: { timezone: UTC }", "5:16: 「published」に standard がありません。加えてください"),
        ])
    func japanese(line: String, expected: String) throws {
        let error = try #require(throws: ConfigurationError.self) { try parse(Self.plan(line)) }
        #expect(error.wording.ja == "etc/m.yaml:" + expected)
    }

    @Test("shows where hours go wrong, to the character")
    func hours() throws {
        let complaint = try complaint(
            about: "plans:\n  basic:\n    timezone: Asia/Tokyo\n    hours: \"Mom-Fr 06:00-17:00\"\n")
        let lines = complaint.split(separator: "\n")
        #expect(lines.first?.hasPrefix("etc/m.yaml:4:13: these hours can't be read: ") == true, "\(complaint)")
        #expect(lines.first?.hasSuffix("; did you mean Mo-Fr 06:00-17:00?") == true, "\(complaint)")
        #expect(lines.dropFirst() == ["    Mom-Fr 06:00-17:00", "    ^"])
    }

    @Test(
        "refuses hours that are nothing but a comment, with those in it",
        arguments: ["“Mo-Fr 06:00-17:00”", "'\"Mo-Fr 06:00-17:00\"'", "“Mon-Fri 6am-5pm”"])
    func comment(hours: String) throws {
        let complaint = try complaint(about: "plans:\n  basic:\n    timezone: Asia/Tokyo\n    hours: \(hours)\n")
        #expect(complaint.contains("nothing but a comment"))
        #expect(complaint.contains("did you mean Mo-Fr 06:00-17:00?"), "\(complaint)")
    }

    @Test("says of a zone behind the hours that it has a key of its own")
    func zoneBehindHours() throws {
        let complaint = try complaint(
            about: "plans:\n  basic:\n    timezone: Asia/Tokyo\n    hours: \"Mo-Fr 9am-5pm (JST)\"\n")
        #expect(complaint.hasPrefix("etc/m.yaml:4:19: "), "\(complaint)")
        #expect(complaint.contains("the time zone (JST) is given with the key timezone"), "\(complaint)")
        #expect(complaint.contains("did you mean Mo-Fr 09:00-17:00?"), "\(complaint)")
    }

    @Test("refuses a comment in place of hours that has no hours in it", arguments: ["'\"by appointment\"'", "“要予約”"])
    func commentAlone(hours: String) throws {
        let complaint = try complaint(about: "plans:\n  basic:\n    timezone: Asia/Tokyo\n    hours: \(hours)\n")
        #expect(complaint.hasPrefix("etc/m.yaml:4:"), "\(complaint)")
        #expect(complaint.contains("nothing but a comment"), "\(complaint)")
        #expect(!complaint.contains("did you mean"), "\(complaint)")
    }

    @Test("a check shows what about hours is suspicious, and a separator that is passed over")
    func warnings() throws {
        let configuration = try parse(
            """
            plans:
              basic: { timezone: Asia/Tokyo, hours: "Mo-Fr 9-17; PH off", holidays: [2025-12-25] }
              plain: { timezone: Asia/Tokyo, hours: "Mo-Fr 09:00-17:00;" }
            """)
        let now = Instant(secondsSinceEpoch: 1_795_000_000)
        let summary = configuration.summary(at: now, zones: .system())
        #expect(
            summary.en.split(separator: "\n").dropFirst().prefix(4) == [
                "  basic  Mo-Fr 09:00-17:00; PH off (Asia/Tokyo)",
                "    warning: holidays-ended: the last date for PH was 2025-12-25: add those to come to holidays",
                "  plain  Mo-Fr 09:00-17:00 (Asia/Tokyo)",
                "    note: the separator at the end of the hours is passed over",
            ])
        #expect(
            summary.ja.split(separator: "\n").prefix(3) == [
                "etc/m.yaml: 問題ありません（2 プラン）", "  basic  Mo-Fr 09:00-17:00; PH off (Asia/Tokyo)",
                "    警告: holidays-ended: PH の日付は 2025-12-25 が最後です。この先の日付を holidays に足してください",
            ])
    }

    @Test("names a zone that isn't, and one that is near")
    func zones() throws {
        let complaint = try complaint(about: "plans: { a: { timezone: Asia/Tokio, hours: 24/7 } }")
        #expect(complaint.hasPrefix("etc/m.yaml:1:25: there is no time zone \"Asia/Tokio\""))
        #expect(complaint.hasSuffix("did you mean Asia/Tokyo?"))
    }

    @Test("tells everything that is wrong at once, in the file's order")
    func everything() throws {
        let complaint = try complaint(
            about: """
                diplay: {}
                plans:
                  basic: { timezone: Nowhere/Else, hours: 24/7, colour: red }
                  "a b": { timezone: UTC, hours: 24/7 }
                  c: { timezone: UTC }
                state_dir: 1
                """)
        let places = complaint.split(separator: "\n").map { $0.split(separator: ":").prefix(3).joined(separator: ":") }
        #expect(places == ["1:1", "3:22", "3:49", "4:3", "5:6", "6:12"].map { "etc/m.yaml:\($0)" }, "\(complaint)")
    }

    @Test("takes plans that share what they have by an alias")
    func aliases() throws {
        let configuration = try parse(
            "plans:\n  a: &all { timezone: UTC, hours: 24/7 }\n  b: *all\n")
        #expect(configuration.plans.map(\.id) == ["a", "b"])
    }

    @Test("refuses aliases that multiply without end")
    func laughs() throws {
        let levels = (1...9).map {
            "l\($0): &l\($0) [\(Array(repeating: "*l\($0 - 1)", count: 10).joined(separator: ","))]"
        }
        let complaint = try complaint(about: "l0: &l0 [x]\n" + levels.joined(separator: "\n"))
        #expect(complaint.contains("expands to more than 100000 values"))
    }

    @Test(
        "refuses what is no text, and says in which line",
        arguments: [
            ([UInt8]("a: b\nc: ".utf8) + [0xFF, 0x0A], "2:1: found bytes that aren't UTF-8 in this line"),
            ([UInt8]("a: b\n\n".utf8) + [0x00], "3:1: found a NUL byte in this line"),
        ])
    func notText(bytes: [UInt8], expected: String) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try ConfigurationFile.parse(
                ConfigurationFile.Source(path: "m.yaml", bytes: bytes), zones: systemZones,
                guidance: GuidanceSource(packaged: []))
        }
        #expect(error.wording.en.hasPrefix("m.yaml:\(expected)"), "\(error)")
    }

    @Test(
        "asks for a mapping where the file is empty or a list",
        arguments: [
            ("", "1:1: found nothing"), ("# only this\n", "1:1: found nothing"), ("- a\n", "1:1: found a list"),
        ])
    func noMapping(yaml: String, expected: String) throws {
        #expect(
            try complaint(about: yaml) == "etc/m.yaml:\(expected), expected the configuration as a mapping (key: value)"
        )
    }

    @Test(
        "says why a file can't be had",
        arguments: [
            ("/nowhere/m.yaml", "No such file or directory"), ("/", "is a directory"),
            ("/dev/null", "is no regular file"),
        ])
    func noFile(path: String, reason: String) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try ConfigurationFile.read(path, zones: systemZones)
        }
        #expect(error.wording.en.contains(reason), "\(error)")
    }

    @Test("the example configuration is right")
    func example() throws {
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let configuration = try ConfigurationFile.read("/\(root)/Config/madoguchi.yaml", zones: systemZones)
        #expect(configuration.plans.map(\.id) == ["basic", "growth", "pro", "desk"])
        #expect(configuration.guidance.windows.customer == .named("desk"))
        #expect(configuration.guidance.windows.operator == .ofCase)
    }

    @Test("what the example configuration has in comments is right, too")
    func exampleComments() throws {
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let text = String(
            decoding: try FileBytes.read("/\(root)/Config/madoguchi.yaml", atMost: 100_000), as: UTF8.self)
        // Below the values in use stand, as comments, keys that aren't.
        let uncommented = text.split(separator: "\n").map { line in
            line.contains("#  ") ? line.replacing("#  ", with: "") : line
        }
        let configuration = try ConfigurationFile.parse(
            ConfigurationFile.Source(
                path: "/\(root)/Config/madoguchi.yaml", bytes: Array(uncommented.joined(separator: "\n").utf8)),
            zones: systemZones, guidance: GuidanceSource(packaged: []))
        #expect(configuration.guidance.recurring.map(\.id) == ["login-care"])
        #expect(configuration.delivery.smtp?.password == .credential("smtp-password"))
        #expect(configuration.delivery.smtp?.timeouts[.dataTermination] == 600)
        #expect(configuration.delivery.webhook?.url == "https://example.jp/letters")
        #expect(configuration.delivery.webhook?.secret == .credential("webhook-secret"))
        #expect(configuration.followUps == FollowUpConfiguration())
        #expect(configuration.announce?.ahead == [14 * 86_400, 2 * 86_400])
        #expect(configuration.web?.group == "www-data")
    }
}
