import Guidance
import Messages
import Testing

@testable import MadoguchiDaemon

@Suite("What the configuration says of reminders of changes of hours")
struct AnnounceConfigurationTests {
    /// - Parameter announce: begins in line 3, column 1.
    private func parse(
        _ announce: String, plans: String = "plans: { basic: { timezone: UTC, hours: 24/7 } }",
        _ rest: String = "guidance: { operator: owner@example.jp }"
    ) throws -> Configuration {
        let yaml = "\(plans)\n\(rest)\n\(announce)\n"
        return try ConfigurationFile.parse(
            ConfigurationFile.Source(path: "m.yaml", bytes: Array(yaml.utf8)), zones: systemZones,
            guidance: GuidanceSource(packaged: []))
    }

    private func complaint(about announce: String, _ rest: String? = nil) throws -> Wording {
        try #require(throws: ConfigurationError.self) {
            _ = try rest.map { try parse(announce, $0) } ?? parse(announce)
        }.wording
    }

    @Test("there are none unless told, and they leave at any hour unless a plan is named")
    func values() throws {
        #expect(try parse("").announce == nil)
        #expect(
            try parse("announce: { ahead: [14d, PT48H] }").announce
                == AnnounceConfiguration(ahead: [14 * 86_400, 2 * 86_400], windows: .always))
        #expect(try parse("announce: { ahead: [2d], plan: basic }").announce?.windows == .named("basic"))
        #expect(try parse("announce: { ahead: [2d], plan: always }").announce?.windows == .always)
    }

    @Test(
        "faults are told at their places, in both languages",
        arguments: [
            (
                "announce: {}", "3:11: announce lacks the key \"ahead\"; add it",
                "3:11: 「announce」に ahead がありません。加えてください"
            ),
            (
                "announce: { ahead: 2d }", "3:20: found the text \"2d\", expected a list of durations, as [14d, 2d]",
                "3:20: 「2d」になっています。時間の長さの一覧（[14d, 2d] など）を書いてください"
            ),
            (
                "announce: { ahead: [] }", "3:20: found a list, expected one to 5 durations, as [14d, 2d]",
                "3:20: 一覧になっています。1 個から 5 個までの時間の長さ（[14d, 2d] など）を書いてください"
            ),
            (
                "announce: { ahead: [0s] }", "3:21: found the text \"0s\", expected a duration of at least a second",
                "3:21: 「0s」になっています。1 秒以上の長さを書いてください"
            ),
            (
                "announce: { ahead: [1d, 24h] }", "3:20: names the same duration (P1D) twice; name it once",
                "3:20: 同じ長さ（P1D）が二回書かれています。一度だけ書いてください"
            ),
            (
                "announce: { ahead: [91d] }", "3:21: is too long; give P90D or less", "3:21: 長すぎます。P90D 以下にしてください"
            ),
            (
                "announce: { ahead: [2d], plan: basics }",
                "3:32: there is no plan \"basics\"; known here: always, basic; did you mean basic?",
                "3:32: プラン「basics」はありません。使えるのは always、basic です（もしかして: basic）"
            ),
            (
                "announce: { ahead: [2d], to: x }", "3:26: unknown key \"to\" in announce; known here: ahead, plan",
                "3:26: 「announce」に「to」というキーはありません。使えるのは ahead、plan です"
            ),
        ])
    func faults(yaml: String, en: String, ja: String) throws {
        let complaint = try complaint(about: yaml)
        #expect(complaint.en == "m.yaml:" + en)
        #expect(complaint.ja == "m.yaml:" + ja)
    }

    @Test("a reminder's key has to be kept until the change")
    func keep() throws {
        let rest = "guidance: { operator: owner@example.jp }\nfollow_ups: { keep: 7d }"
        let complaint = try complaint(about: "announce: { ahead: [2d, 14d] }", rest)
        #expect(complaint.en.contains("exceeds follow_ups.keep (P7D)"), "\(complaint)")
        #expect(complaint.ja.contains("follow_ups.keep（P7D）より長くはできません"), "\(complaint)")
        #expect(try parse("announce: { ahead: [7d] }", rest).announce != nil)
    }

    @Test("there has to be somebody to remind of each plan")
    func nobody() throws {
        let complaint = try complaint(about: "announce: { ahead: [2d] }", "display: {}")
        #expect(
            complaint.en
                == "m.yaml:3:1: there is nobody to remind (basic); give guidance.operator, or the plan's operator")
        #expect(complaint.ja.contains("お知らせの宛先がありません（basic）"))
        let own = "plans: { basic: { timezone: UTC, hours: 24/7, operator: owner@example.jp } }"
        #expect(try parse("announce: { ahead: [2d] }", plans: own, "display: {}").announce != nil)
    }
}
