import Testing

@testable import Guidance

@Suite("Refused templates")
struct RefusedTemplateTests {
    /// A body, in line 7 of its file, and what is wrong with it.
    struct Case: CustomTestStringConvertible, Sendable {
        let body: String
        let problems: [String]

        init(_ body: String, _ problems: String...) {
            self.body = body
            self.problems = problems
        }

        var testDescription: String { body }
    }

    @Test(
        "are named with line and column",
        arguments: [
            Case("a {{name", "7:3: this tag has no end; close it with }}"),
            Case(
                "a {{name\n{{city}} {{b", "7:3: this tag has no end; close it with }}",
                "8:10: this tag has no end; close it with }}"),
            Case("a {{\nname}}", "7:3: this tag has a line break in it; write it on one line"),
            Case(
                "{{#\nname}}{{name\n}}{{!\nnone\n}}", "7:1: this tag has a line break in it; write it on one line",
                "8:7: this tag has a line break in it; write it on one line"),
            Case(
                "{{name}} {",
                "7:10: a { at the end is read as a tag that breaks off; write something behind it, or remove it"),
            Case("窓口 {{ }}", "7:4: this tag is empty; write a name in it"),
            Case("{{! never", "7:1: this comment has no end; close it with }}"),
            Case(
                "{{{name}}} {{&name}}",
                "7:1: unescaped tags ({{{…}}}, {{&…}}) aren't allowed; write {{…}}",
                "7:12: unescaped tags ({{{…}}}, {{&…}}) aren't allowed; write {{…}}"),
            Case(
                "｛｛name｝｝ 様\n{｛name}} {{name}}",
                "7:1: found full-width braces, expected those of ASCII; write {{ and }}",
                "8:1: found full-width braces, expected those of ASCII; write {{ and }}"),
            Case("\n  {{=<% %>=}}{{name}}", "8:3: the delimiters can't be changed; remove this tag"),
            Case("{{% CONTENT_TYPE:HTML}}", "7:1: pragmas ({{%…}}) aren't supported; remove this tag"),
            Case(
                "{{<base}}{{/base}}",
                "7:1: inheritance ({{<…}}, {{$…}}) isn't supported; use a partial, {{> name}}",
                "7:10: {{/base}} closes a section that isn't open; remove it"),
            Case("{{$block}}", "7:1: inheritance ({{<…}}, {{$…}}) isn't supported; use a partial, {{> name}}"),
            Case(
                "{{uppercased(name)}}",
                "7:1: transforms and lambdas, name(…), aren't supported; write the name alone"),
            Case("{{#name}}{{.}}{{/name}}", "7:10: {{.}} isn't supported; write the name"),
            Case("{{.name}}", "7:1: {{.}} isn't supported; write the name"),
            Case("{{お名前}}", "7:1: found \"お名前\" in a tag, expected a name of a-z, 0-9 and _"),
            Case("{{first name}}", "7:1: found \"first name\" in a tag, expected a name of a-z, 0-9 and _"),
            Case("{{>*name}}", "7:1: a partial's name can't come from a variable; write it out"),
            Case("{{> a/b}}", "7:1: found \"a/b\", expected a partial's name of a-z, 0-9 and -"),
            Case("{{#name}}\n{{name}}", "7:1: this section is never closed; close it with {{/name}}"),
            Case("{{/name}}", "7:1: {{/name}} closes a section that isn't open; remove it"),
            Case(
                "{{#name}}\n{{#city}}\n{{/name}}",
                "9:1: found {{/name}}, expected {{/city}}, which closes the section of line 8"),
            Case("{{#name}}{{/nmae}}", "7:10: found {{/nmae}}, expected {{/name}}, which closes the section of line 7"),
            Case("a\u{7}b", "7:2: found a control character (U+0007), expected text; remove it"),
            Case("a\rb", "7:2: found a control character (U+000D), expected text; remove it"),
            Case(
                "{{nmae}}",
                "7:1: \"nmae\" is used and not declared; declare it under variables, or correct it; did you "
                    + "mean name?"),
            Case(
                "{{#windw}}{{/windw}}",
                "7:1: \"windw\" is used and not declared; declare it under variables, or correct it; did you "
                    + "mean window?"
            ),
            Case(
                "{{window.begin}} {{name.first}}",
                "7:1: \"window.begin\" is used and not declared; declare it under variables, or correct it; did "
                    + "you mean window.end?",
                "7:18: \"name.first\" is used and not declared; declare it under variables, or correct it"),
            Case(
                "{{start}}",
                "7:1: \"start\" is used and not declared; declare it under variables, or correct it"),
            Case(
                "{{window}}",
                "7:1: \"window\" is no text; use it as a section, {{#window}}…{{/window}}, or write {{window.start}}"),
            Case(
                "{{always_open}}",
                "7:1: \"always_open\" is no text; use it as a section, {{#always_open}}…{{/always_open}}"),
            Case(
                "{{> greting}}",
                "7:1: there is no LANG/_greting.mustache for this partial; add it, or correct the name; did you "
                    + "mean greeting?"
            ),
        ])
    func bodies(refused: Case) {
        let (_, problems) = TestGuide(templateFiles(refused.body)).read()
        for language in ["en", "ja"] {
            let file = "\(language)/hello.mustache:"
            let expected = refused.problems.map { file + $0.replacing("LANG", with: language) }
            #expect(problems.filter { $0.hasPrefix(file) } == expected)
        }
        #expect(problems.count == 2 * refused.problems.count)
    }

    @Test(
        "are named where the subject stands",
        arguments: [
            Case("{{> greeting}}", "5:11: a subject can't have partials; write it out"),
            Case(
                "x {{window.end}}",
                "5:13: a subject can't use \"window.end\": it is fixed before the message is sent; use it in the text"),
            Case(
                "{{#next_window}}x{{/next_window}}",
                "5:11: a subject can't use \"next_window\": it is fixed before the message is sent; use it in the text"),
            Case(
                "{{#always_open}}x{{/always_open}}",
                "5:11: a subject can't use \"always_open\": it is fixed before the message is sent; use it in the text"),
            Case("{{pin}}", "5:11: a subject can't contain the secret \"pin\"; use it in the text"),
            Case(
                "窓口{{long}}",
                "5:13: a subject can't use \"long\", which may have several lines; use it in the text"),
            Case(
                "{{sit_name}}",
                "5:11: \"sit_name\" is used and not declared; declare it under variables, or correct it; did "
                    + "you mean site_name?"
            ),
            Case("{{name", "5:11: this tag has no end; close it with }}"),
            // The escape before it makes the place unknown; the text's beginning is named.
            Case("a\\u0020{{name", "5:10: this tag has no end; close it with }}"),
            Case(
                "a\\nb",
                "5:10: found a text of several lines, expected a subject, as \"【{{site_name}}】…\" in "
                    + "one line"),
        ])
    func subjects(refused: Case) {
        let variables = "  pin: { secret: true, description: x }\n  long: { kind: text, description: x }"
        let (_, problems) = TestGuide(templateFiles("{{pin}}{{long}}", subject: refused.body, variables: variables))
            .read()
        #expect(
            problems
                == ["en", "ja"].flatMap { language in refused.problems.map { "\(language)/hello.mustache:\($0)" } })
    }

    @Test("that nest too deep are refused, and no more than that happens")
    func depth() {
        let count = 20_000
        let body = String(repeating: "{{#name}}", count: count) + String(repeating: "{{/name}}", count: count)
        let (_, problems) = TestGuide(templateFiles(body)).read()
        #expect(problems.allSatisfy { $0.hasSuffix(":7:145: sections are nested more than 16 deep; use fewer") })
        #expect(problems.count == 2)
    }

    @Test("may say all that Mustache has and isn't refused")
    func accepted() {
        let body = """
            {{! a comment with {{braces}} and
            two lines }}
            {{ name }}{{#name}} {{^city}}{{plan}}{{/city}}{{/name}} { { }} }
            {{zone}} {{vendor_zone}} {{#window}}{{window.start}}{{#window.end}}{{window.end_time}}{{/window.end}}{{/window}}
            {{^window}}{{next_window.start}} {{next_window.vendor_end}}{{/window}}{{#always_open}}x{{/always_open}}
            """
        #expect(
            TestGuide(templateFiles(body, subject: "{{plan}} {{zone}} {{vendor_zone}} {{city}}")).read().problems == [])
    }

    @Test("in HTML parts and partials are named with their own files")
    func otherFiles() {
        let guide = TestGuide([
            "ja/hello.html.mustache": "<p>\n{{> head}}{{nmae}}</p>", "ja/_head.html.mustache": "{{{site_name}}}",
            "ja/_greeting.mustache": "\n{{oder}}\n", "ja/other.html.mustache": "",
            "en/_unused.mustache": "{{",
        ])
        #expect(
            guide.read().problems == [
                "en/_unused.mustache:1:1: this tag has no end; close it with }}",
                "ja/_greeting.mustache:2:1: \"oder\" is used and not declared; declare it under variables, or correct "
                    + "it (ja/hello.mustache uses this partial); did you mean order?",
                "ja/_head.html.mustache:1:1: unescaped tags ({{{…}}}, {{&…}}) aren't allowed; write {{…}}",
                "ja/hello.html.mustache:2:11: \"nmae\" is used and not declared; declare it under variables, or "
                    + "correct it; did you mean name?",
                "ja/other.html.mustache:1:1: there is no ja/other.mustache for this HTML part; add it, or "
                    + "remove this file",
            ])
    }

    @Test("that share a faulty partial name it once")
    func sharedPartial() {
        var guide = TestGuide(templateFiles("{{> greeting}}", name: "other"))
        guide.files["ja/_greeting.mustache"] = "{{nothing_like_it}}"
        #expect(
            guide.read().problems == [
                "ja/_greeting.mustache:1:1: \"nothing_like_it\" is used and not declared; declare it under variables, "
                    + "or correct it (ja/hello.mustache uses this partial)"
            ])
    }

    @Test("that include themselves are refused, by whatever way")
    func loops() {
        let guide = TestGuide([
            "ja/_greeting.mustache": "{{> greeting}}", "ja/_signature.mustache": "\n{{> b}}",
            "ja/_b.mustache": "{{> c}}", "ja/_c.mustache": " {{> signature}}{{> b}}",
        ])
        #expect(
            guide.read().problems == [
                "ja/_c.mustache:1:17: ja/_b.mustache includes itself through ja/_c.mustache; remove this partial",
                "ja/_greeting.mustache:1:1: ja/_greeting.mustache includes itself; remove this partial",
                "ja/_signature.mustache:2:1: ja/_b.mustache includes itself through ja/_c.mustache, "
                    + "ja/_signature.mustache; remove this partial",
            ])
    }

    @Test("that double with every partial are refused, and at once", arguments: [2, 40, 400])
    func bombs(levels: Int) {
        var files = templateFiles("{{> p0}}", name: "other")
        for level in 0..<levels { files["ja/_p\(level).mustache"] = "{{> p\(level + 1)}}{{> p\(level + 1)}}" }
        files["ja/_p\(levels).mustache"] = String(repeating: "窓", count: 2_000)
        let problems = TestGuide(files).read().problems
        let reason = "with its partials this is a text of more than 4194304 octets; use fewer of them"
        #expect(problems.contains { $0.hasPrefix("ja/other.mustache:") && $0.hasSuffix(reason) } == (levels > 2))
    }
}
