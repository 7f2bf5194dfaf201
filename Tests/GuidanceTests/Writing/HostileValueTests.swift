import Messages
import SeededRandom
import Testing

@testable import Guidance

@Suite("Hostile values")
struct HostileValueTests {
    private static let pieces = [
        "{{", "}}", "{{{", "{{x}}", "{{> p}}", "{{=<% %>=}}", "<script>", "</p>", "\"", "'", "&", "&lt;", "\u{301}",
        "\u{338}", "\u{FE0F}",
        "\u{200D}", "\n", "\t", "\r\n", "字", "🪟", " ", "\\", "`", "a", "\u{1}", "\u{202E}", "\0",
    ]

    @Test("are refused, or stand in a template as they are", arguments: Seeds.all)
    func anything(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let hours = try TestHours.at("2026-11-25T08:00:00")
        let renderer = TemplateRenderer()
        let source = TemplateSource(
            template: "x", language: .en, subject: "[{{x}}]", text: "[{{x}}]\n{{> p}}",
            html: "<p title=\"{{x}}\">{{> p}}</p>", partials: ["p": "({{x}})"], htmlPartials: ["p": "{{x}}"])
        for _ in 0..<300 {
            let raw = (0..<Int.random(in: 0..<12, using: &random)).compactMap { _ in
                Self.pieces.randomElement(using: &random)
            }.joined()
            for kind in [Variable.Kind.line, .text] {
                guard let value = try? kind.checked(raw) else { continue }
                let values = TemplateValues(plain: ["x": value])
                let template = try renderer.render(source, values: values, hours: hours)
                #expect(
                    Array(template.text.utf8) == Array("[\(value)]\n(\(value))\n".utf8),
                    "seed \(seed): \(raw.debugDescription)")
                let html = Array((template.html ?? "").utf8)
                let inside = html.dropFirst("<p title=\"".utf8.count).dropLast("</p>".utf8.count)
                #expect(
                    inside.count(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "'") }) == 0, "seed \(seed)")
                #expect(inside.count(where: { $0 == UInt8(ascii: "\"") }) == 1, "seed \(seed)")
                #expect(inside.count(where: { $0 == UInt8(ascii: ">") }) == 1, "seed \(seed)")
                guard kind == .line else { continue }
                let subject = try renderer.subject(
                    of: source, values: values, planName: "P", display: hours.display, vendor: hours.vendor)
                #expect(!subject.utf8.contains { $0 < 0x20 } && subject.unicodeScalars.first == "[", "seed \(seed)")
            }
        }
    }

    @Test("that would make more than any message may be are refused before that")
    func large() throws {
        let hours = try TestHours.at("2026-11-25T08:00:00")
        let partials = Dictionary(
            uniqueKeysWithValues: (0..<30).map { ("p\($0)", "{{> p\($0 + 1)}}{{> p\($0 + 1)}}") } + [("p30", "{{x}}")])
        for (text, length, isTooLarge) in [
            (String(repeating: "{{x}}", count: 100), 1_000, false),
            (String(repeating: "{{x}}", count: 100), 10_000, true),
            ("{{> p0}}", 1, true), ("{{> p20}}", 100, false), ("{{> p20}}", 100_000, true),
        ] {
            let source = TemplateSource(template: "x", language: .en, subject: "s", text: text, partials: partials)
            let values = TemplateValues(plain: ["x": String(repeating: "x", count: length)])
            let rendered = Result { try TemplateRenderer().render(source, values: values, hours: hours) }
            #expect(((try? rendered.get()) == nil) == isTooLarge, "\(text.prefix(10)) \(length)")
        }
    }
}
