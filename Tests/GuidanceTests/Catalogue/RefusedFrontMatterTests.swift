import Messages
import Testing

@testable import Guidance

@Suite("Refused front matter")
struct RefusedFrontMatterTests {
    @Test(
        "is named with line and column",
        arguments: [
            (
                "",
                [
                    "1:1: found a template without front matter, expected --- in the first line, then title: … and the rest"
                ]
            ),
            (
                "Hello\n---\n",
                [
                    "1:1: found a template without front matter, expected --- in the first line, then title: … and the rest"
                ]
            ),
            (
                "---\ntitle: x\n",
                ["1:1: the front matter has no end; write --- in a line of its own before the template's text"]
            ),
            ("---\n---\n", ["2:1: found nothing, expected the front matter as a mapping (key: value)"]),
            (
                "---\ntitle: T\n---\n",
                [
                    "2:1: the front matter lacks the key \"description\"; add it",
                    "2:1: the front matter lacks the key \"audience\"; add it",
                    "2:1: the front matter lacks the key \"subject\"; add it",
                ]
            ),
            (
                "---\ntitle: 5\ndescription: [a]\naudience: customers\nsubject: x\ncolour: red\n---\n",
                [
                    "2:8: found the number 5, expected the template's title; put it in quotes",
                    "3:14: found a list, expected a description of when to send it",
                    "4:11: found the text \"customers\", expected one of customer, operator; did you mean customer?",
                    "6:1: unknown key \"colour\" in the front matter; known here: title, description, audience, "
                        + "subject, faq, variables",
                ]
            ),
            (
                "---\ntitle: T\ndescription: D\naudience: operator\nsubject: x\nfaq: y\n---\n",
                ["6:1: only templates for customers can have faq; remove it"]
            ),
            (
                "---\ntitle: \"T\\nU\"\ndescription: D\naudience: operator\nsubject: x\n---\n",
                ["2:8: found a text of several lines, expected the template's title in one line"]
            ),
        ] as [(String, [String])])
    func keys(text: String, expected: [String]) {
        let problems = TestGuide(["ja/hello.mustache": text]).read().problems.filter { $0.hasPrefix("ja/") }
        #expect(problems == expected.map { "ja/hello.mustache:\($0)" })
    }

    @Test(
        "may be wrong in its variables",
        arguments: [
            ("  x: {}", ["7:6: variable \"x\" lacks the key \"description\"; add it"]),
            ("  x: text", ["7:6: found the text \"text\", expected variable \"x\" as a mapping (key: value)"]),
            (
                "  x: { kind: string, description: d }",
                ["7:14: found the text \"string\", expected one of line, text, url, address, person, request-id"]
            ),
            (
                "  x: { kind: addres, description: d }",
                [
                    "7:14: found the text \"addres\", expected one of line, text, url, address, person, request-id; did "
                        + "you mean address?"
                ]
            ),
            (
                "  x: { required: yes, description: d }",
                ["7:18: found the bare word yes, which reads as true or false, expected true or false"]
            ),
            (
                "  x: { required: true, default: a, description: d }",
                ["7:24: a required variable can't have a default; remove one of the two"]
            ),
            (
                "  x: { secret: true, default: a, description: d }",
                ["7:22: a secret variable can't have a default; remove one of the two"]
            ),
            ("  x: { default: 3, description: d }", ["7:17: found the number 3, expected a text; put it in quotes"]),
            (
                "  x: { kind: url, default: www.example.jp, description: d }",
                [
                    "7:28: found another text, expected a URL, as https://www.example.jp/login: it should begin "
                        + "with https:// or http://"
                ]
            ),
            (
                "  x: { kind: request-id, sample: \"123\", description: d }",
                ["7:34: found another text, expected a request's number, as #123456: # and 1 to 12 digits"]
            ),
            (
                "  x: { desciption: d }",
                [
                    "7:6: variable \"x\" lacks the key \"description\"; add it",
                    "7:8: unknown key \"desciption\" in variable \"x\"; did you mean description?",
                ]
            ),
            (
                "  name: { description: d }",
                ["7:3: common.yaml declares \"name\" already; remove it here, or give it another name"]
            ),
            (
                "  window: { description: d }",
                ["7:3: \"window\" is a name that every template has anyway; choose another"]
            ),
            ("  end: { description: d }", ["7:3: \"end\" is a name that every template has anyway; choose another"]),
            (
                "  orderNumber: { description: d }",
                ["7:3: \"orderNumber\" can't name a variable; use up to 64 of a-z, 0-9 and _, a letter first"]
            ),
            (
                "  1x: { description: d }",
                ["7:3: \"1x\" can't name a variable; use up to 64 of a-z, 0-9 and _, a letter first"]
            ),
            ("  y: { description: d }", ["7:3: \"y\" is declared and never used; use it, or remove it"]),
        ] as [(String, [String])])
    func variables(yaml: String, expected: [String]) {
        let name = yaml.prefix { $0 != ":" }.drop { $0 == " " }
        let body = name == "y" ? "" : "{{#\(name)}}{{/\(name)}}"
        let problems = TestGuide(templateFiles(body, variables: yaml)).read().problems
        #expect(problems == ["en", "ja"].flatMap { language in expected.map { "\(language)/hello.mustache:\($0)" } })
    }

    @Test("of common variables is named in common.yaml")
    func common() {
        let yaml = """
            variables:
              a: { description: x }
              b: { description: { ja: x } }
              plan: { description: { ja: x, en: x } }
              c: { kind: url, default: { ja: "https://a.jp", en: "a b" }, description: { ja: x, en: x } }
            more: 1
            """
        let problems = TestGuide(["common.yaml": yaml]).read().problems.filter { $0.hasPrefix("common") }
        #expect(
            problems == [
                "common.yaml:2:21: found the text \"x\", expected this text in both languages as a mapping "
                    + "(key: value)",
                "common.yaml:3:21: this text in both languages lacks the key \"en\"; add it",
                "common.yaml:4:3: \"plan\" is a name that every template has anyway; choose another",
                "common.yaml:5:28: found another text, expected a URL, as https://www.example.jp/login: it "
                    + "should begin "
                    + "with https:// or http://",
                "common.yaml:6:1: unknown key \"more\" in common.yaml; known here: variables",
            ])
    }

    @Test("may disagree between the languages")
    func languages() {
        let guide = TestGuide([
            "en/hello.mustache": helloEnglish.replacing("audience: customer", with: "audience: operator")
                .replacing("faq: I'm new here\n", with: "")
                .replacing("order: {", with: "order: { required: true, secret: true,")
                .replacing("kind: text", with: "kind: line")
                .replacing("  note", with: "  extra: { description: x }\n  note")
                .replacing("{{> greeting}}", with: "{{extra}}"),
            "ja/hello.mustache": helloJapanese.replacing("  note", with: "  more: { description: x }\n  note")
                .replacing("{{> greeting}}", with: "{{more}}"),
        ])
        #expect(
            guide.read().problems == [
                "en/hello.mustache:4:1: found audience operator, but customer in ja/hello.mustache; make them the same",
                "en/hello.mustache:6:1: the variable \"more\" is missing, which ja/hello.mustache declares in line 9; "
                    + "declare it here too",
                "en/hello.mustache:7:3: \"order\" differs in required from line 8 of ja/hello.mustache; make "
                    + "them the same",
                "en/hello.mustache:7:3: \"order\" differs in secret from line 8 of ja/hello.mustache; make them "
                    + "the same",
                "en/hello.mustache:8:3: ja/hello.mustache doesn't declare \"extra\"; declare it there too, or "
                    + "remove it",
                "en/hello.mustache:9:3: \"note\" differs in kind from line 10 of ja/hello.mustache; make them the same",
            ])
    }

    @Test("may be missing in one language, or under a name that isn't free")
    func presence() {
        var guide = TestGuide(templateFiles("x", name: "export"))
        guide.files["en/hello.mustache"] = nil
        guide.files["ja/Hello.mustache"] = ""
        guide.files["ja/notes.txt"] = ""
        guide.files["ja/more/x.mustache"] = ""
        let stray =
            "this file belongs to no template; name it NAME.mustache or NAME.html.mustache, with _ before a partial's "
            + "name, the name of a-z, 0-9 and -, or remove it"
        #expect(
            guide.read().problems == [
                "en/export.mustache:1:1: no template can be named \"export\"; give the file another name",
                "ja/Hello.mustache:1:1: \(stray)",
                "ja/export.mustache:1:1: no template can be named \"export\"; give the file another name",
                "ja/hello.mustache:1:1: there is no en/hello.mustache; write this template in both languages",
                "ja/more/x.mustache:1:1: \(stray)",
                "ja/notes.txt:1:1: \(stray)",
            ])
    }

    @Test("and texts are UTF-8")
    func encoding() {
        let problems = GuidanceProblems()
        let files: [String: [UInt8]] = [
            "common.yaml": [0xFF], "ja/_a.mustache": Array("a\nb".utf8) + [0xE3, 0x81, 0x0A], "ja/_b.mustache": [0],
        ]
        _ = Catalogue(files: files, problems: problems)
        #expect(
            problems.wording().en == """
                common.yaml:1:1: found bytes that aren't UTF-8 in this line, expected text; save the file as UTF-8
                ja/_a.mustache:2:1: found bytes that aren't UTF-8 in this line, expected text; save the file as UTF-8
                ja/_b.mustache:1:1: found a NUL byte in this line, expected text; save the file as UTF-8
                """)
    }
}
