import Documents
import Mustache
import SeededRandom
import Testing

@testable import Guidance

@Suite("A template's text")
struct TemplateTextTests {
    @Test("is sound where its tags are and the renderer's own parser takes all of it", arguments: Seeds.all)
    func agrees(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        var sound = 0
        for _ in 0..<2_000 {
            let text = Self.text(using: &dice)
            let start = SourceLocation(line: 1, column: 1)
            let isSound = TemplateText(text, from: start, problems: DocumentProblems()).isSound
            let hasSoundTags = TagScanner(text, from: start).faults.isEmpty
            let isTaken = (try? MustacheTemplate(string: text)) != nil
            try #require(isSound == (hasSoundTags && isTaken), "\(text.debugDescription)")
            sound += isSound ? 1 : 0
        }
        // Neither all nor none, or the texts would tell nothing.
        #expect((200..<1_800).contains(sound))
    }

    @Test(
        "refuses what makes one character with a tag's brace, where the renderer sees no tag",
        arguments: [
            "{{name}}\u{5C4}。{{name}}", "{{name}}\u{3099}", "\u{600}{{name}}", "{{!\u{FE0F} a}}", "{{! a\u{600}}}",
            "{{\u{301}name}}",
        ])
    func refusesJoined(text: String) throws {
        let problems = DocumentProblems()
        let template = TemplateText("一行\n" + text, from: SourceLocation(line: 1, column: 1), problems: problems)
        #expect(!template.isSound)
        let problem = try #require(problems.all.first)
        #expect(problem.location.line == 2)
        #expect(problem.location.column == (text.hasPrefix("{") ? 1 : 2))
    }

    @Test(
        "takes the same marks where they stand in text, or in a comment",
        arguments: ["か\u{3099}{{name}} ❤\u{FE0F}{{name}}", "{{! か\u{3099} }}a", "{{!か\u{3099}}}a"])
    func takesMarks(text: String) {
        let problems = DocumentProblems()
        #expect(TemplateText(text, from: SourceLocation(line: 1, column: 1), problems: problems).isSound)
        #expect(problems.isEmpty)
    }

    /// Prose, braces that are none of a tag, and tags whose sections fit most often.
    private static func text(using dice: inout SeededGenerator) -> String {
        let prose = [
            "お客さま", " ", "\n", "a", "}", "{", "}}", "🗼\u{FE0F}", "e\u{301}", "\t", "{ {", "％", "\r\n", "\\", "\"", "=",
            "{{!注意}}", "\u{3099}", "\u{FE0F}", "\u{600}", "{{!", "{",
            "{{! a\nb }}", "{{!{{}}", "{{> 結び}}", "{{>signature}}", "{{plan_name}}", "{{ name }}", "{{at.ja}}",
        ]
        var open: [String] = []
        var text = ""
        for _ in 0..<Int.random(in: 0...12, using: &dice) {
            switch Int.random(in: 0..<20, using: &dice) {
            case 0...1:
                let name = ["a", "b", "has_window"].randomElement(using: &dice) ?? "a"
                open.append(name)
                text += (Bool.random(using: &dice) ? "{{#" : "{{^") + name + "}}"
            case 2...4: text += open.popLast().map { "{{/\($0)}}" } ?? ""
            case 5:
                text +=
                    ["{{/a}}", "{{", "{{}}", "{{{a}}}", "{{&a}}", "{{=<% %>=}}", "｛｛a｝｝"].randomElement(using: &dice)
                    ?? ""
            default: text += prose.randomElement(using: &dice) ?? ""
            }
        }
        return text + open.reversed().map { "{{/\($0)}}" }.joined()
    }
}
