import Messages
import SupportHours
import TestZones
import Testing

@testable import Guidance

@Suite("Rendering templates")
struct TemplateRendererTests {
    private let hours: MessageHours
    private let renderer = TemplateRenderer()

    init() throws {
        hours = try TestHours.at("2026-11-25T08:00:00", plan: "Basic <&>")
    }

    private func write(_ template: MessageTemplate, _ values: [String: String], in language: Language) throws
        -> RenderedTemplate
    {
        let values = try #require(
            template.values(given: values, site: [:], language: language) { name, detail, _ in
                Issue.record("\(name): \(detail.en)")
            })
        return try renderer.render(template.version(in: language).source, values: values, hours: hours)
    }

    private func text(_ text: String, _ plain: [String: String] = [:], partials: [String: String] = [:]) throws
        -> String
    {
        let source = TemplateSource(template: "x", language: .en, subject: "x", text: text, partials: partials)
        return try renderer.render(source, values: TemplateValues(plain: plain), hours: hours).text
    }

    private func subject(_ subject: String, _ plain: [String: String] = [:], plan: String = "Basic") throws -> String {
        let source = TemplateSource(template: "x", language: .ja, subject: subject, text: "")
        return try renderer.subject(
            of: source, values: TemplateValues(plain: plain), planName: plan, display: .japan(), vendor: .california())
    }

    @Test("in both languages, with and without what may be missing")
    func templates() throws {
        let template = try TestGuide().template()
        let japanese = try write(
            template, ["name": "山田花子", "site_name": "みどり教室", "order": "12", "note": "一行目\r\n\r\n\r\n二行目"], in: .ja)
        #expect(
            japanese.text == """
                山田花子 様

                ご注文番号は 12 です。

                一行目


                二行目

                -- 
                みどり教室

                """)
        #expect(japanese.html == nil)
        #expect(try write(template, ["site_name": "Midori"], in: .en).text == "Hello,\n\n-- \nMidori\n")
        #expect(try write(template, ["site_name": "みどり"], in: .ja).text == "お客様\n\n-- \nみどり\n")
    }

    @Test(
        "leaves no blank lines behind where a section is empty",
        arguments: [
            ("a\n\n{{#x}}\nb\n{{/x}}\n\nc", "a\n\nc\n"), ("a\n\n  {{#x}}b{{/x}}  \n\n\nc\n\n\n", "a\n\nc\n"),
            ("\n\n{{#x}}b{{/x}}\n\n  a", "  a\n"), ("a\n{{^x}}b\n\n{{/x}}", "a\nb\n"), ("", ""), (" \n\t\n", ""),
            ("a\n    b\n\n    c", "a\n    b\n\n    c\n"), ("a \nb", "a \nb\n"), ("-- \nx", "-- \nx\n"),
        ])
    func blankLines(template: String, expected: String) throws {
        #expect(try text(template) == expected)
    }

    @Test("keeps a value's own blank lines, but none at the end")
    func valueLines() throws {
        #expect(try text("a\n{{x}}\n\nb", ["x": "\n\n1\n\n\n2\n"]) == "a\n\n\n1\n\n\n2\n\n\nb\n")
        #expect(try text("a\n{{x}}", ["x": "1\n\n\n"]) == "a\n1\n")
    }

    @Test("takes values for what they are, not for templates")
    func templatesInValues() throws {
        let hostile = "{{name}} {{{name}}} {{> p}} {{#name}}x{{/name}} {{=<% %>=}} {{% CONTENT_TYPE:HTML}}"
        #expect(
            try text("{{x}}{{> p}}", ["x": hostile, "name": "N"], partials: ["p": " {{x}}\n"])
                == "\(hostile) \(hostile)\n")
        #expect(try subject("{{x}}", ["x": hostile]) == hostile)
    }

    @Test("escapes nothing in texts, in partials neither")
    func plainText() throws {
        let value = "<b>\"R&D\" 'x'</b>"
        #expect(
            try text(
                "{{x}}{{#x}}{{x}}{{/x}}\n  {{> p}}", ["x": value], partials: ["p": "{{x}}\n{{> q}}", "q": "{{plan}}"])
                == "\(value)\(value)\n  \(value)\n  Basic <&>\n")
    }

    @Test("escapes everything in HTML, whatever stands behind it")
    func html() throws {
        let source = TemplateSource(
            template: "x", language: .en, subject: "x", text: "x",
            html: "<a title=\"{{x}}\" href='{{x}}'>{{#x}}{{x}}{{/x}}</a>\n{{> p}}", htmlPartials: ["p": "{{x}}{{plan}}"]
        )
        // A combining mark makes one character of a quote and itself, and of a bracket.
        let value = "\"\u{301} onload='\u{338}a' <\u{338}script>\u{20D2}&amp;{{{x}}}"
        let escaped =
            "&quot;\u{301} onload=&#39;\u{338}a&#39; &lt;\u{338}script&gt;\u{20D2}&amp;amp;{{{x}}}"
        let html = try renderer.render(source, values: TemplateValues(plain: ["x": value]), hours: hours).html
        let expected =
            "<a title=\"\(escaped)\" href='\(escaped)'>\(escaped)</a>\n\(escaped)Basic &lt;&amp;&gt;"
        #expect(html.map { Array($0.utf8) } == Array(expected.utf8))
    }

    @Test("has secrets where they belong")
    func secrets() throws {
        let source = TemplateSource(template: "x", language: .en, subject: "x", text: "{{pin}}", html: "{{pin}}")
        let template = try renderer.render(source, values: TemplateValues(secret: ["pin": "<1>"]), hours: hours)
        #expect(template == RenderedTemplate(text: "<1>\n", html: "&lt;1&gt;"))
    }

    @Test("writes subjects on one line")
    func subjects() throws {
        #expect(try subject("【{{x}}】{{plan}} {{zone}} {{vendor_zone}}", ["x": "<&>"]) == "【<&>】Basic 日本時間 太平洋時間")
        #expect(try subject("{{plan}}", plan: "a\r\nBcc: b\u{2028}c\0") == "a  Bcc: b c ")
        #expect(try subject("{{#x}}a{{/x}} b") == " b")
        #expect(throws: TemplateError.emptySubject(template: "x", language: .ja)) { try subject("{{#x}}a{{/x}} ") }
    }

    @Test("says which wording can't be written")
    func unreadable() {
        let source = TemplateSource(template: "old", language: .ja, subject: "x", text: "a\n{{#b}}")
        let error = #expect(throws: TemplateError.self) {
            try renderer.render(source, values: TemplateValues(), hours: hours)
        }
        #expect(
            error?.wording.en
                == "the template old (ja) can't be rendered: line 2: expectedSectionEnd; correct the template and "
                + "send it again")
        #expect(
            error?.wording.ja
                == "テンプレート old（ja）からメールを作成できません: 2 行目: expectedSectionEnd。テンプレートを直して、送り直してください")
    }

    @Test("writes every wording as its own, however many there are")
    func wordings() throws {
        for round in 0..<2 {
            for number in 0..<300 {
                let source = TemplateSource(
                    template: "t\(number % 150)", language: number % 2 == 0 ? .ja : .en, subject: "s",
                    text: "\(number) {{plan}}")
                let template = try renderer.render(source, values: TemplateValues(), hours: hours)
                #expect(template.text == "\(number) Basic <&>\n", "round \(round)")
            }
        }
    }

    @Test("can be done by many at once")
    func together() async throws {
        await withTaskGroup(of: String?.self) { group in
            for number in 0..<200 {
                group.addTask { [renderer, hours] in
                    let source = TemplateSource(template: "t\(number % 7)", language: .en, subject: "s", text: "{{x}}")
                    let values = TemplateValues(plain: ["x": "\(number)"])
                    return try? renderer.render(source, values: values, hours: hours).text
                }
            }
            var all: Set<String> = []
            for await text in group { all.insert(text ?? "") }
            #expect(all == Set((0..<200).map { "\($0)\n" }))
        }
    }
}

@Suite("A kept wording")
struct TemplateSourceTests {
    @Test("survives JSON, and is the same text whenever it is the same wording")
    func roundTrip() throws {
        let source = TemplateSource(
            template: "x", language: .ja, subject: "【{{a}}】/", text: "本文\n\t\"{{b}}\"\\ \u{2028}🪟", html: "<p>",
            partials: ["b": "1", "a": "2", "c": "3"], htmlPartials: ["z": "", "y": "4"])
        let json = try source.json()
        #expect(try TemplateSource(json: json) == source)
        let again = TemplateSource(
            template: "x", language: .ja, subject: source.subject, text: source.text, html: "<p>",
            partials: ["c": "3", "a": "2", "b": "1"], htmlPartials: ["y": "4", "z": ""])
        #expect(try again.json() == json)
        #expect(json.hasPrefix(#"{"html":"<p>","htmlPartials":{"y":"4","z":""},"language":"ja","partials":{"a":"2""#))
        #expect(throws: TemplateError.notASource) { try TemplateSource(json: "{}") }
        #expect(throws: TemplateError.notASource) { try TemplateSource(json: "geheim") }
    }
}
