import LinuxSystem
import LoggedEvents
import Logging
import Testing

@Suite("A message for the journal")
struct JournalEntryTests {
    private func fields(
        _ text: String = "text", _ metadata: Logger.Metadata = [:], level: Logger.Level = .notice
    ) -> [String] {
        JournalEntry(level, text, metadata, identifier: "madoguchid").fields.map { "\($0.name)=\($0.value)" }
    }

    @Test("has its text, its priority and whose it is")
    func plain() {
        #expect(fields() == ["MESSAGE=text", "PRIORITY=5", "SYSLOG_IDENTIFIER=madoguchid"])
    }

    @Test(
        "has syslog's priority",
        arguments: [
            (Logger.Level.trace, 7), (.debug, 7), (.info, 6), (.notice, 5), (.warning, 4), (.error, 3), (.critical, 2),
        ])
    func priority(level: Logger.Level, number: Int) {
        #expect(fields(level: level).contains("PRIORITY=\(number)"))
    }

    @Test("has a field for each thing that it is about")
    func about() {
        let metadata = Logger.Metadata.about(
            .followUpFailed, [.followUp: "0ABC", .plan: "basic", .state: "failed", .supportCase: "0DEF"])
        #expect(
            fields("0ABC: failed", metadata) == [
                "MESSAGE=0ABC: failed", "PRIORITY=5", "SYSLOG_IDENTIFIER=madoguchid",
                "MESSAGE_ID=ba201eaa2ddb43eea875eb35362f9db5", "FOLLOW_UP=0ABC", "PLAN=basic", "STATE=failed",
                "CASE=0DEF",
            ])
    }

    @Test("has no field for anything else, and no id for an event that isn't known")
    func others() {
        let metadata: Logger.Metadata = ["to": "hana@example.jp", "a": "b", "event": "unheard of"]
        #expect(
            fields("text", metadata) == [
                "MESSAGE=text a=b to=hana@example.jp", "PRIORITY=5", "SYSLOG_IDENTIFIER=madoguchid",
            ])
    }

    @Test("keeps its lines together")
    func lines() {
        #expect(fields("refused:\nm.yaml:1:1: no")[0] == "MESSAGE=refused:\nm.yaml:1:1: no")
    }
}
