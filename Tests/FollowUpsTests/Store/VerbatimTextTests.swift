import Testing

@testable import FollowUps

@Suite("Verbatim texts")
struct VerbatimTextTests {
    @Test(
        "are equal where their bytes are",
        arguments: ["", "a", "パスワード", "\u{E9}", String(repeating: "窓口", count: 9_000)])
    func same(text: String) {
        // One that has its bytes elsewhere.
        let copy = String(decoding: Array(text.utf8), as: UTF8.self)
        #expect(VerbatimText(text) == VerbatimText(copy))
        #expect(Set([VerbatimText(text), VerbatimText(copy)]).count == 1)
        #expect(VerbatimText(text) != VerbatimText(text + "x"))
        #expect(VerbatimText(text + "x") != VerbatimText(text + "y"))
    }

    @Test("differ where a letter is spelled in another way, as in the database")
    func spelling() {
        #expect("\u{E9}" == "e\u{301}")
        #expect(VerbatimText("\u{E9}") != VerbatimText("e\u{301}"))
    }
}
