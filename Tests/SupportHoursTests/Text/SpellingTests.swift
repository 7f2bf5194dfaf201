import SupportHours
import Testing

@Suite("Spelling")
struct SpellingTests {
    @Test(
        "finds the nearest word within a third of the length",
        arguments: [
            ("kat", "cat"), ("ca", "cat"), ("catt", "cat"), ("act", "cat"), ("CAT", "cat"), ("xyz", nil), ("kut", nil),
            ("", nil), ("subjekt", "subject"), ("sbuejct", "subject"), ("sobjekt", "subject"), ("zobjekt", nil),
            ("delivery_adres", "delivery_address"), ("delxxxxy_address", "delivery_address"), ("dxxxxxx_address", nil),
            ("配達", "配送"),
        ])
    func nearest(word: String, meant: String?) {
        #expect(Spelling.nearest(to: word, among: ["cat", "subject", "delivery_address", "配送"]) == meant)
    }

    @Test("takes the nearer of two, and of two as near the first")
    func order() {
        #expect(Spelling.nearest(to: "plans", among: ["planet", "plan", "plant"]) == "plan")
        #expect(Spelling.nearest(to: "plans", among: ["plant", "plan"]) == "plant")
        #expect(Spelling.nearest(to: "subjekte", among: ["subjects", "subjekts"]) == "subjekts")
    }

    @Test("counts each change by itself")
    func distances() {
        // Of twelve characters four may differ.
        let known = ["abcdefghijkl"]
        for word in ["abcdefghijkl", "bacdefghijlk", "abcdefghijklmnop", "xxxxefghijkl", "badcfehgijkl"] {
            #expect(Spelling.nearest(to: word, among: known) == known[0], "\(word)")
        }
        for word in ["fghijkl", "abcdefghijklmnopq", "xxxxxfghijkl", "badcfehgjilk", "lkjihgfedcba"] {
            #expect(Spelling.nearest(to: word, among: known) == nil, "\(word)")
        }
    }

    @Test("of a long word the beginning is compared, and no more than four may differ")
    func long() {
        let long = String(repeating: "a", count: 64)
        #expect(Spelling.nearest(to: long + "bbbbbbbb", among: [long]) == long)
        #expect(Spelling.nearest(to: long.dropFirst(4) + "bbbb", among: [long]) == long)
        #expect(Spelling.nearest(to: long.dropFirst(5) + "bbbbb", among: [long]) == nil)
    }
}
