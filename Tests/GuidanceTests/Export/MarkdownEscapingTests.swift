import Testing

@testable import Guidance

@Suite("Markdown")
struct MarkdownEscapingTests {
    @Test(
        "has every text stand for itself",
        arguments: [
            ("plain", "plain"), ("# a #", "\\# a \\#"), ("a ##", "a #\\#"), ("- a - b", "\\- a - b"), ("+ a", "\\+ a"),
            ("12. a 3. b", "12\\. a 3. b"), ("12) a", "12\\) a"), ("1.5", "1\\.5"), ("===", "\\==="), (":-:", "\\:-:"),
            ("  a  ", "&#32;&#32;a&#32;&#32;"), ("\ta", "&#9;a"),
            ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"), ("snake_case_2", "snake_case_2"),
            ("[a](b) ![c]", "\\[a\\](b) !\\[c\\]"),
            ("<b>", "\\<b\\>"), ("> a", "\\> a"), ("a|b", "a\\|b"), ("~~a~~", "\\~\\~a\\~\\~"), ("\\", "\\\\"),
            ("&amp; & &#35; &x", "\\&amp; & \\&#35; &x"), ("", ""), ("   ", "&#32;&#32;&#32;"),
        ])
    func escaping(text: String, expected: String) {
        #expect(text.escapedForMarkdown() == expected)
    }

    @Test("escapes less in the middle of a line")
    func middle() {
        #expect("# 1. a ".escapedForMarkdown(startsLine: false, endsLine: false) == "# 1. a ")
        #expect("- a ".escapedForMarkdown(endsLine: false) == "\\- a ")
        #expect(" a #".escapedForMarkdown(startsLine: false) == " a \\#")
        // A link behind it would be an image.
        #expect("Go!".escapedForMarkdown(endsLine: false) == "Go\\!")
        #expect("Go!".escapedForMarkdown() == "Go!")
    }
}
