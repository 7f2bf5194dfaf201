import Messages
import Testing

@testable import Guidance

@Suite("Values by kind")
struct ValueCheckTests {
    @Test(
        "are taken as they are",
        arguments: [
            (.line, "a"), (.line, "山田 花子"), (.line, "{{name}} {{{x}}} {{> greeting}}"),
            (.line, "<script>alert(1)</script>"),
            (.line, "\u{301}"), (.line, "👩‍👩‍👧"),
            (.text, "a\n\tb\n\n\nc"), (.text, ""),
            (.url, "https://www.example.jp/login?a=1&b=%20#c"), (.url, "HTTP://例え.jp"), (.url, "http://[::1]:8080/"),
            (.url, "https://example.jp:443"), (.url, "https://example.jp/@a"),
            (.address, "hanako@example.jp"), (.address, "h..a.@例え.jp"), (.requestID, "#1"),
            (.requestID, "#123456789012"),
        ] as [(Variable.Kind, String)])
    func taken(kind: Variable.Kind, value: String) throws {
        #expect(try kind.checked(value) == value)
    }

    @Test("of several lines have LF for CR LF")
    func lineEnds() throws {
        let value = try Variable.Kind.text.checked("a\r\nb\r\n\r\nc")
        #expect(Array(value.utf8) == Array("a\nb\n\nc".utf8))
    }

    @Test(
        "are refused where they are of no such form",
        arguments: [
            (.line, "", "found an empty text"), (.line, " \u{3000}", "found nothing but spaces"),
            (.line, "a\u{2028}b", "found a line separator (U+2028)"), (.text, "a\rb", "found a line end (U+000D)"),
            (.url, "", "found an empty text"), (.url, "www.other.jp", "begin with https:// or http://"),
            (.url, "javascript:alert(1)", "begin with"), (.url, "ftp://example.jp", "begin with"),
            (.url, "https://", "a host is expected after ://"), (.url, "https:///a", "a host is expected after ://"),
            (.url, "https:/\u{301}/a.jp", "begin with"),
            (.url, "https://a b.jp", "spaces, quotes"), (.url, "https://a.jp/\u{3000}", "spaces, quotes"),
            (.url, "https://a.jp/\"onload=x", "spaces, quotes"), (.url, "https://a.jp\\@b.jp", "backslashes"),
            (.url, "https://name:word@a.jp", "no name and password"),
            (.url, "https://a.jp@b.jp/", "no name and password"),
            (.url, "https://a..jp", "a host is expected after ://"),
            (.url, "https://a.jp:0", "a host is expected after ://"),
            (.url, "https://a.jp:70000", "a host is expected after ://"),
            (.url, "https://[x]/", "a host is expected after ://"),
            (.address, "taro", "one @"), (.address, "a@b@c", "one @"), (.address, "@b", "one @"),
            (.address, "a@", "one @"),
            (.address, "a b@c.jp", "without spaces"), (.address, "a@c.jp ", "without spaces"),
            (.requestID, "123456", "# and 1 to 12 digits"), (.requestID, "#", "# and 1 to 12 digits"),
            (.requestID, "#12a", "# and 1 to 12 digits"), (.requestID, "#1234567890123", "found a longer text"),
            (.requestID, "#１２３", "# and 1 to 12 digits"),
        ] as [(Variable.Kind, String, String)])
    func refused(kind: Variable.Kind, value: String, reason: String) {
        let fault = #expect(throws: ValueFault.self) { try kind.checked(value) }
        let description = fault?.wording.en ?? ""
        #expect(description.contains(reason) && description.contains(kind.expectation.en))
        #expect(fault?.wording.ja.contains(kind.expectation.ja) == true)
        if value.utf8.count > 3, value != "123456", value != "https://" {
            #expect(!description.contains(value) && fault?.wording.ja.contains(value) == false)
        }
    }

    @Test("of every kind keep out what hides or reorders text", arguments: Variable.Kind.allCases)
    func hostile(kind: Variable.Kind) throws {
        let base = ["url": "https://a.jp/", "address": "a@b.jp", "request-id": "#12"][kind.rawValue] ?? "a"
        let bad: [Unicode.Scalar] = [
            "\0", "\u{1}", "\u{8}", "\r", "\u{1B}", "\u{7F}", "\u{85}", "\u{9F}", "\u{61C}", "\u{200B}", "\u{200E}",
            "\u{200F}",
            "\u{202A}", "\u{202E}", "\u{2028}", "\u{2066}", "\u{2069}", "\u{FEFF}",
        ]
        for scalar in bad {
            var value = base
            value.unicodeScalars.append(scalar)
            value += base
            #expect(throws: ValueFault.self, "\(scalar.codePoint)") { try kind.checked(value) }
        }
        for kindOfEnd in ["a\r\nb", "a\nb"] where kind != .text {
            #expect(throws: ValueFault.self) { try kind.checked(kindOfEnd) }
        }
    }

    @Test(
        "have at most so many characters",
        arguments: [
            (.line, "", "字", 1_000), (.text, "", "a", 20_000), (.url, "https://a.jp/", "a", 2_000),
            (.address, "a@", "b", 320),
            (.requestID, "#", "1", 13),
        ] as [(Variable.Kind, String, String, Int)])
    func lengths(kind: Variable.Kind, beginning: String, piece: String, longest: Int) throws {
        let value = beginning + String(repeating: piece, count: longest - beginning.unicodeScalars.count)
        #expect(try kind.checked(value) == value)
        let fault = #expect(throws: ValueFault.self) { try kind.checked(value + piece) }
        #expect(fault?.wording.en == "found a longer text, expected \(kind.expectation.en)")
        #expect(fault?.wording.ja == "長すぎます。\(kind.expectation.ja)を書いてください")
    }

    @Test("that are far too long are refused at once", arguments: Variable.Kind.allCases)
    func huge(kind: Variable.Kind) {
        for piece in ["a", "\u{301}", "🪟"] {
            let value = String(repeating: piece, count: (1 << 20) / piece.utf8.count)
            #expect(throws: ValueFault.self) { try kind.checked(value) }
        }
    }
}
