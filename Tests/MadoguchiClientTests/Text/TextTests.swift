import TerminalText
import Testing

@testable import madoguchi

@Suite struct DisplayWidthTests {
    @Test(
        "wide characters take two columns, marks none",
        arguments: [
            ("", 0), ("Basic", 5), ("受付中", 6), ("Basicプラン", 11), ("カ", 2), ("ｶ", 1), ("(火)", 4),
            ("\u{FF08}火\u{FF09}", 6), ("█▀▄", 3), ("e\u{301}", 1),
            ("か\u{3099}", 2), ("🙂", 2), ("\u{200B}", 0),
        ])
    func width(text: String, columns: Int) {
        #expect(text.displayWidth == columns)
    }

    @Test("padding and centring go by columns, and never cut")
    func padding() {
        #expect("月".padded(to: 5) == "月   ")
        #expect("月".centred(in: 5) == " 月  ")
        #expect("11月24日".padded(to: 3) == "11月24日")
    }
}

@Suite struct HarmlessTextTests {
    @Test(
        "whatever steers a terminal is written out",
        arguments: [
            ("plain 受付中", "plain 受付中"),
            ("\u{1B}[2J", #"\u001b[2J"#),
            ("a\rb\nc\td", #"a\u000db\u000ac\u0009d"#),
            ("\u{7F}\u{9B}31m", #"\u007f\u009b31m"#),
            ("\u{202E}evil\u{2069}", #"\u202eevil\u2069"#),
        ])
    func harmless(text: String, shown: String) {
        #expect(text.harmless() == shown)
    }

    @Test("line ends stay where several lines are meant")
    func lines() {
        #expect("a\n\u{1B}b".harmless(keepingLines: true) == "a\n\\u001bb")
    }

    @Test("a line's escapes are its own, never its text's")
    func styled() {
        let name = "\u{1B}[31mred"
        let line: Line = "\(name, .strong) \("x", .plain)"
        #expect(line.rendered(colour: true) == "\u{1B}[1m\\u001b[31mred\u{1B}[0m x")
        #expect(line.rendered(colour: false) == #"\u001b[31mred x"#)
    }

    @Test("spaces at a line's end are left out")
    func trailingSpaces() {
        #expect(Line("  ab   ").rendered(colour: false) == "  ab")
        #expect(Line("   ").rendered(colour: false) == "")
    }
}

@Suite struct LineTextTests {
    @Test(
        "a text is drawn line by line, tabs as the spaces that they stand for",
        arguments: [
            ("", []), ("a\n", ["a"]), ("a\r\n\r\nb", ["a", "", "b"]), ("a\tb\t", ["a       b"]),
            ("窓口\tx", ["窓口    x"]), ("\u{1B}\n\n", [#"\u001b"#, ""]),
        ])
    func lines(text: String, lines: [String]) {
        #expect(Line.lines(of: text).map { $0.rendered(colour: false) } == lines)
    }
}

@Suite struct JSONValueTests {
    @Test("keys keep their order, nulls stand, strings are escaped")
    func text() {
        let value = JSONValue.object([
            "z": .null, "a": .array([.integer(-3), .bool(true), .bool(false)]),
            "text": .string("a\"b\\c\nd\u{1}é受"), "none": JSONValue(nil), "empty": .object([:]),
        ])
        #expect(
            value.text
                == #"{"z":null,"a":[-3,true,false],"text":"a\"b\\c\u000ad\u0001é受","none":null,"empty":{}}"#)
    }
}
