import Documents
import Foundation
import Messages
import Testing

@testable import Guidance

@Suite("A template's values")
struct TemplateValuesTests {
    private let template: MessageTemplate

    init() throws {
        let body = "{{name}}{{site_name}}{{login_url}}{{city}}{{pin}}{{note}}{{link}}"
        let variables = """
              pin: { secret: true, required: true, description: x }
              note: { kind: text, description: x, sample: an example }
              link: { kind: url, default: "https://example.jp/", description: x }
            """
        template = try TestGuide(templateFiles(body, variables: variables)).template()
    }

    private func fill(
        _ given: [String: String], site: [String: String] = [:], in language: Language = .en
    ) -> (values: TemplateValues?, problems: [String]) {
        var problems: [String] = []
        let values = template.values(given: given, site: site, language: language) { name, detail, suggestion in
            problems.append("\(name): \(detail.en)" + (suggestion.map { " (\($0)?)" } ?? ""))
        }
        return (values, problems)
    }

    private let enough = ["site_name": "Midori", "login_url": "https://a.jp/login", "pin": "1234"]

    @Test("are those given, then the operator's, then defaults")
    func sources() {
        let (values, problems) = fill(
            enough.merging(["name": "Hanako"]) { $1 },
            site: ["site_name": "Other", "city": "Osaka", "pin": "9", "unknown": "x"])
        #expect(problems == [])
        #expect(
            values?.plain == [
                "name": "Hanako", "site_name": "Midori", "login_url": "https://a.jp/login", "city": "Osaka",
                "link": "https://example.jp/",
            ])
        #expect(values?.secret == ["pin": "1234"])
        #expect(values?.all["pin"] == "1234")
        #expect(fill(enough, in: .ja).values?.plain["city"] == "東京")
        #expect(fill(enough, in: .en).values?.plain["city"] == "Tokyo")
    }

    @Test("are all named that are missing, and a secret isn't taken from the configuration")
    func missing() {
        let (values, problems) = fill([:], site: ["pin": "1234"])
        #expect(values == nil)
        #expect(
            problems == [
                "pin: the template hello needs this secret: one line of 1 to 1,000 characters; give it (on the command "
                    + "line: --var-file pin=FILE)",
                "site_name: the template hello needs this value: one line of 1 to 1,000 characters; give it, or "
                    + "set it in the "
                    + "configuration for all messages",
                "login_url: the template hello needs this value: a URL, as https://www.example.jp/login; give it, "
                    + "or set it in the "
                    + "configuration for all messages",
            ])
    }

    @Test("are refused where the template takes no such value")
    func unknown() {
        let (values, problems) = fill(enough.merging(["nmae": "x", "colour": "y"]) { $1 })
        #expect(values == nil)
        let known = "it has pin, note, link, name, site_name, login_url, city"
        #expect(
            problems == [
                "colour: the template hello has no such variable; \(known)",
                "nmae: the template hello has no such variable; \(known) (name?)",
            ])
    }

    @Test("are asked for and refused in Japanese, too")
    func japanese() {
        var problems: [String: String] = [:]
        let given = ["nmae": "x", "login_url": "www.example.jp"]
        _ = template.values(given: given, site: [:], language: .ja) { name, detail, _ in problems[name] = detail.ja }
        #expect(
            problems == [
                "nmae": "テンプレート hello にこの変数はありません。使えるのは pin、note、link、name、site_name、login_url、city です",
                "pin": "テンプレート hello にはこの秘密の値が必要です（1〜1,000 文字の一行）。指定してください（コマンドでは --var-file pin=FILE）",
                "site_name": "テンプレート hello にはこの値が必要です（1〜1,000 文字の一行）。指定するか、全メール共通の値として設定に書いてください",
                "login_url": "形式が違っています。URL（https://www.example.jp/login など）を書いてください（https:// か http:// で始めます）",
            ])
    }

    @Test("for common variables that the template doesn't use go nowhere")
    func unused() throws {
        let other = try TestGuide().template()
        var problems: [String] = []
        let given = ["site_name": "Midori", "login_url": "https://a.jp"]
        let values = other.values(given: given, site: [:], language: .en) { name, _, _ in problems.append(name) }
        #expect(values == TemplateValues(plain: ["site_name": "Midori"]))
        #expect(
            other.values(given: ["site_name": "a", "login_url": "b"], site: [:], language: .en) { name, _, _ in
                problems.append(name)
            } == nil)
        #expect(problems == ["login_url"])
    }

    @Test("that are malformed are never shown")
    func malformed() {
        let (values, problems) = fill(
            [
                "pin": "geheim\u{202E}", "name": "a\r\nb", "login_url": "https://u:p@a.jp",
                "site_name": String(repeating: "z", count: 1 << 20),
            ])
        #expect(values == nil)
        #expect(problems.map { $0.prefix { $0 != ":" } } == ["pin", "name", "site_name", "login_url"])
        for problem in problems {
            #expect(!problem.contains("geheim") && !problem.contains("u:p") && !problem.contains("zz"))
        }
        let site = fill(["pin": "1", "login_url": "https://a.jp"], site: ["site_name": "a\nb"])
        #expect(site.problems.count == 1 && site.problems[0].hasPrefix("site_name: the configuration's value"))
    }

    @Test("of several lines with nothing in them are as good as none")
    func emptyText() {
        #expect(fill(enough.merging(["note": "  \r\n"]) { $1 }).values?.plain["note"] == nil)
        #expect(fill(enough.merging(["note": ""]) { $1 }).problems == [])
        #expect(fill(enough.merging(["name": ""]) { $1 }).problems.count == 1)
    }

    @Test("for previews are those that are sent, and marked samples of what is missing; secrets are dots")
    func previews() {
        var problems: [String] = []
        let preview = template.previewValues(
            given: ["login_url": "https://a.jp", "pin": "1234"], site: [:], language: .en
        ) {
            name, _, _ in problems.append(name)
        }
        #expect(problems == [])
        #expect(
            preview?.values.plain == [
                "site_name": "[sample: Midori Classes]", "login_url": "https://a.jp", "city": "Tokyo",
                "link": "https://example.jp/",
            ])
        #expect(preview?.values.secret == ["pin": "••••••••"])
        #expect(preview?.samples == ["site_name"])
        let empty = template.previewValues(given: [:], site: ["site_name": "S"], language: .ja) { _, _, _ in }
        #expect(empty?.values.plain["login_url"] == "〔見本：‹login_url›〕" && empty?.values.plain["site_name"] == "S")
        #expect(empty?.samples == ["login_url"])
        #expect(
            template.previewValues(given: ["x": ""], site: [:], language: .en) { name, _, _ in problems.append(name) }
                == nil)
        #expect(problems == ["x"])
    }

    @Test("of an object are named where they stand")
    func nodes() throws {
        let json = """
            {"pin": 1234, "site_name": "Midori",
             "nmae": "x", "name": "a\\u0000", "login_url": null, "name": "b"}
            """
        let node = try JSONDocument.parse(Array(json.utf8)[...])
        let problems = DocumentProblems()
        #expect(template.values(given: node, site: [:], language: .en, problems: problems) == nil)
        #expect(
            problems.description(in: "f").split(separator: "\n").map { $0.prefix(60) } == [
                "f:1:9: found a number, expected a text; put it in quotes",
                "f:2:10: the template hello has no such variable; it has pin, note, link, name, site_name".prefix(60),
                "f:2:23: found a control character (U+0000), expected one line o".prefix(60),
                "f:2:47: the template hello needs this value: a URL, as https://www".prefix(60),
                "f:2:53: the name \"name\" is given twice; keep one of them",
            ])
        #expect(Set(problems.all.map(\.pointer)) == ["/pin", "/nmae", "/name", "/login_url"])
    }

    @Test("of an object in a request have the request's pointers")
    func pointers() throws {
        let node = DocumentNode(
            .mapping([]), at: SourceLocation(line: 1, column: 1), pointer: "/variables", notation: .json)
        let problems = DocumentProblems()
        #expect(template.values(given: node, site: [:], language: .en, problems: problems) == nil)
        #expect(problems.all.map(\.pointer) == ["/variables/pin", "/variables/site_name", "/variables/login_url"])
        #expect(template.previewValues(given: node, site: [:], language: .en, problems: DocumentProblems()) != nil)

        let text = DocumentNode(.text("geheim"), at: node.location, pointer: "/variables", notation: .json)
        let refusal = DocumentProblems()
        #expect(template.values(given: text, site: [:], language: .en, problems: refusal) == nil)
        #expect(refusal.all.map(\.detail.en) == ["found a text, expected an object of values by variable"])
    }

    @Test("of the operator are for common variables")
    func site() {
        let catalogue = TestGuide().read().catalogue
        var problems: [String] = []
        catalogue.checkSite(["site_name": "Midori", "login_url": "x", "order": "1", "sitename": "y"]) {
            problems.append("\($0) \($2 ?? "-")")
        }
        #expect(problems == ["login_url -", "order -", "sitename site_name"])
    }

    @Test("and variables survive JSON, words as objects by language")
    func json() throws {
        let encoder = JSONEncoder()
        for variable in template.variables {
            let data = try encoder.encode(variable)
            #expect(try JSONDecoder().decode(Variable.self, from: data) == variable)
            #expect(String(decoding: data, as: UTF8.self).contains(#""descriptions":{""#))
        }
        let values = TemplateValues(plain: ["a": "b"], secret: ["c": "d"])
        #expect(try JSONDecoder().decode(TemplateValues.self, from: try encoder.encode(values)) == values)
    }
}
