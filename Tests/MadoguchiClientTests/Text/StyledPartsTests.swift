import Messages
import Testing

@testable import madoguchi

@Suite("Texts of the catalogue with styled values")
struct StyledPartsTests {
    private typealias Language = madoguchi.Language

    @Test("values keep their styles wherever the language puts them")
    func order() {
        func line(_ say: Language) -> Line {
            say.line { .overrideSpan(from: $0("15:00", .strong), until: $0("17:00", .now)) }
        }
        #expect(line(.english) == "from \("15:00", .strong) until \("17:00", .now)")
        #expect(line(.japanese) == "\("15:00", .strong) から \("17:00", .now)")
    }

    @Test("a value may be a line of several styles, and values without a style stand in the text")
    func lines() {
        let name: Line = "\("Basic", .strong) (basic)"
        let line = Language.english.line { .overrideTakenBack($0(name), state: "closed", span: "today") }
        #expect(line.rendered(colour: true) == "removed: \u{1B}[1mBasic\u{1B}[0m (basic), closed today")
    }

    @Test("a sign that comes with a text from outside stands for nothing")
    func strangeSigns() throws {
        let sign = String(try #require(Unicode.Scalar(0xFDD1 as UInt32)))
        let line = Language.english.line { .branchWhenMarked($0("urgent", .strong), name: "a\(sign)b") }
        #expect(line.rendered(colour: false) == "when marked urgent: a\(sign)b")
    }
}
