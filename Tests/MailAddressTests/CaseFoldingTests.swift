import Foundation
import Testing

@testable import MailAddress

@Suite("Case folding")
struct CaseFoldingTests {
    @Test("every other case of a letter folds to the same, but for the Turkish ones")
    func cases() {
        for value in UInt32(0x80)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenCaseMapped else { continue }
            let folded = String(scalar).caseFolded
            let properties = scalar.properties
            for other in [properties.lowercaseMapping, properties.uppercaseMapping, properties.titlecaseMapping] {
                // ı is no letter's lower case but its own.
                if scalar == "ı", other == "I" { continue }
                if other.caseFolded != folded { Issue.record("U+\(String(value, radix: 16)): \(other)") }
            }
        }
    }

    @Test(
        "is that of Unicode where cases are odd",
        arguments: [
            ("ß", "ss"), ("ẞ", "ss"), ("ς", "σ"), ("ſ", "s"), ("K", "k"), ("µ", "μ"), ("ﬃ", "ffi"), ("ı", "ı"),
            ("İ", "i̇"), ("ǅ", "ǆ"), ("ΐ", "ΐ"), ("ᾳ", "αι"), ("ϴ", "θ"), ("\u{1E9B}", "ṡ"), ("և", "եւ"),
        ])
    func odd(text: String, folded: String) {
        #expect(text.caseFolded == folded)
    }

    @Test(
        "is composed, and folds to itself",
        arguments: ["E\u{301}A", "か\u{3099}", "\u{212B}", "ǰ", "ᾼΪ́", "A\u{327}\u{30A}"])
    func stable(text: String) {
        let folded = text.caseFolded
        #expect(Array(folded.caseFolded.utf8) == Array(folded.utf8))
        #expect(Array(text.decomposedStringWithCanonicalMapping.caseFolded.utf8) == Array(folded.utf8))
    }
}
