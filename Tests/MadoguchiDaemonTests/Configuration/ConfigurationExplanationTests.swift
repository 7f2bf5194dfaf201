import Documents
import Foundation
import Messages
import Testing

@testable import MadoguchiDaemon

@Suite("What the configuration comes to")
struct ConfigurationExplanationTests {
    private func explain(_ yaml: String, dropIns: [String: String] = [:]) throws -> ConfigurationExplanation {
        let record = ReadingRecord()
        let sources = ([("m.yaml", yaml)] + dropIns.sorted { $0.key < $1.key }).map {
            ConfigurationFile.Source(path: $0.0, bytes: Array($0.1.utf8))
        }
        let main = try #require(sources.first)
        _ = try ConfigurationFile.parse(
            main, dropIns: Array(sources.dropFirst()), zones: systemZones,
            guidance: GuidanceSource(packaged: ["/pack"]) { $0 == "/pack" || $0 == "guidance" ? [:] : nil },
            record: record)
        return ConfigurationExplanation(record)
    }

    @Test("is told key by key, in columns, with the places and what isn't said")
    func everything() throws {
        let explanation = try explain(
            """
            plans:
              basic:
                timezone: Asia/Tokyo
                hours: "Mo-Fr 09:00-17:00"
                name: { ja: 基本 }
            """,
            dropIns: [
                "m.yaml.d/a.yaml": """

                plans: { basic: { hours: "Mo-Sa 09:00-17:00", always: [email, ai-chat] } }
                delivery: { from: "窓口 <a@example.jp>", transport: smtp, smtp: { host: mail.example.jp } }
                """,
                "m.yaml.d/b.yaml": "follow_ups: { retry: { attempts: 3 } }",
            ])
        #expect(
            explanation.text.en == """
                display.timezone                         default            UTC
                display.language                         default            en
                runtime_dir                              default            /run/madoguchi
                state_dir                                default            /var/lib/madoguchi
                plans.basic.name.ja                      m.yaml:5           基本
                plans.basic.timezone                     m.yaml:3           Asia/Tokyo
                plans.basic.hours                        m.yaml.d/a.yaml:2  Mo-Sa 09:00-17:00
                plans.basic.holidays                     default            []
                plans.basic.school_holidays              default            []
                plans.basic.staffed                      default            []
                plans.basic.always                       m.yaml.d/a.yaml:2  [email, ai-chat]
                follow_ups.retry.attempts                m.yaml.d/b.yaml:1  3
                follow_ups.retry.first                   default            PT5M
                follow_ups.retry.longest                 default            PT4H
                follow_ups.uncertain                     default            retry
                follow_ups.keep                          default            P90D
                delivery.from                            m.yaml.d/a.yaml:3  窓口 <a@example.jp>
                delivery.transport                       m.yaml.d/a.yaml:3  smtp
                delivery.smtp.host                       m.yaml.d/a.yaml:3  mail.example.jp
                delivery.smtp.port                       default            25
                delivery.smtp.security                   default            starttls
                delivery.smtp.connections                default            8
                delivery.smtp.messages_per_connection    default            100
                delivery.smtp.timeouts.greeting          default            PT5M
                delivery.smtp.timeouts.command           default            PT5M
                delivery.smtp.timeouts.handshake         default            PT1M
                delivery.smtp.timeouts.mail              default            PT5M
                delivery.smtp.timeouts.recipient         default            PT5M
                delivery.smtp.timeouts.data_initiation   default            PT2M
                delivery.smtp.timeouts.data_block        default            PT3M
                delivery.smtp.timeouts.data_termination  default            PT10M
                delivery.smtp.timeouts.quit              default            PT10S
                delivery.limits.per_second               default            200
                delivery.limits.per_domain_per_second    default            20
                guidance.directory                       default            /pack, overridden in guidance
                guidance.windows.customer                default            case
                guidance.windows.operator                default            case
                guidance.suspicious_addresses            default            warn
                guidance.unsubscribe                     default            []
                """)
    }

    @Test("is told in Japanese, in columns of the same width in a terminal")
    func japanese() throws {
        let lines = try explain("plans: { a: { timezone: UTC, hours: 24/7 } }").text.ja.split(separator: "\n")
        #expect(lines.first == "display.timezone                       既定値    UTC")
        #expect(lines.contains("plans.a.timezone                       m.yaml:1  UTC"))
        #expect(
            lines.contains("guidance.directory                     既定値    /pack（guidance で上書き）"))
    }

    @Test("is the same at every reading")
    func order() throws {
        let first = try explain(threePlans).lines
        let second = try explain(threePlans).lines
        #expect(first == second)
    }

    @Test("has a sender even where nothing is said of delivery")
    func sender() throws {
        let line = try #require(try explain(threePlans).lines.first { $0.key == "delivery.from" })
        #expect(line.origin == .usual)
        #expect(line.value.en.contains("madoguchi@"))
    }

    @Test("gives the command line its due")
    func commandLine() throws {
        var explanation = try explain(threePlans)
        explanation.override("state_dir", with: "/a b", by: "--state-dir")
        explanation.override("runtime_dir", with: nil, by: "--runtime-dir")
        #expect(
            explanation.lines.contains(
                .init(
                    key: "state_dir", origin: Wording(verbatim: "--state-dir"), value: Wording(verbatim: "/a b"))))
        #expect(
            explanation.lines.contains(
                .init(key: "runtime_dir", origin: .usual, value: Wording(verbatim: "/run/madoguchi"))))
    }

    @Test("comes from no key that the documentation hasn't", arguments: ["configuration.md", "configuration.ja.md"])
    func documented(file: String) throws {
        let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let documentation = try String(contentsOfFile: "\(root)/docs/\(file)", encoding: .utf8)
        let keys = try KnownKeys.all()
        for key in keys where !keys.contains(where: { $0.count > key.count && $0.starts(with: key) }) {
            let names = key.indices.map { key[$0...].joined(separator: ".") }
            let isThere = names.contains { documentation.contains("`\($0)`") || documentation.contains("`\($0).NAME`") }
            #expect(isThere, "\(key.joined(separator: "."))")
        }
    }

    @Test("tells of every value of the example, and nothing that has no place")
    func example() throws {
        let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let record = ReadingRecord()
        _ = try ConfigurationFile.read(
            "\(root)/Config/madoguchi.yaml", zones: systemZones, guidance: GuidanceSource(packaged: []),
            record: record)
        let lines = ConfigurationExplanation(record).lines
        #expect(Set(lines.map(\.key)).count == lines.count)
        let text = try String(contentsOfFile: "\(root)/Config/madoguchi.yaml", encoding: .utf8)
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines where line.origin != .usual {
            let row = try #require(line.origin.en.split(separator: ":").last.flatMap { Int($0) })
            let name = try #require(line.key.split(separator: ".").last)
            #expect(rows[row - 1].contains("\(name):"), "\(line)")
        }
    }
}
