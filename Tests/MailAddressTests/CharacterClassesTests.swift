import Testing

@testable import MailAddress

@Suite("Character classes")
struct CharacterClassesTests {
    @Test("controls are Unicode's controls and separators of lines and paragraphs")
    func controls() {
        for value in UInt32(0)...0xFFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let category = scalar.properties.generalCategory
            let expected = category == .control || category == .lineSeparator || category == .paragraphSeparator
            if scalar.isControl != expected { Issue.record("U+\(String(value, radix: 16))") }
        }
    }

    @Test("the characters of atoms are RFC 5322's, and all of UTF-8 beyond ASCII")
    func atomText() {
        let expected = Set("!#$%&'*+-/=?^_`{|}~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
        for byte in UInt8.min...UInt8.max {
            #expect(byte.isAtomText == (expected.contains(byte) || byte >= 0x80), "\(byte)")
        }
    }
}
