import Messages
import Testing

@testable import MailAddress

@Suite("Domains beyond ASCII")
struct DomainNameTests {
    @Test(
        "have the A-labels that IDNA2008 gives them",
        arguments: [
            ("日本語.jp", "xn--wgv71a119e.jp"), ("münchen.example", "xn--mnchen-3ya.example"),
            ("MÜNCHEN.Example", "xn--mnchen-3ya.example"), ("mu\u{308}nchen.example", "xn--mnchen-3ya.example"),
            ("か\u{3099}.example", "xn--v8j.example"), ("窓口.例え.テスト", "xn--6or331g.xn--r8jz45g.xn--zckzah"),
            ("ليهمابتكلموشعربي.example", "xn--mgbcah9ar9a4efegftvvn.example"),
            ("почемужеонинеговорятпорусски.example", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l.example"),
            ("安室奈美恵-with-super-monkeys.example", "xn---with-super-monkeys-pc58ag80a8qai00g7n9n.example"),
            ("xn--r8jz45g.例え.jp", "xn--r8jz45g.xn--r8jz45g.jp"), ("スーパー・マーケット.jp", "xn--rckp5au6bwe5jgbc.jp"),
            // Characters of their own since IDNA2008, where IDNA2003 had ss and σ.
            ("straße.example", "xn--strae-oqa.example"), ("σίγμας.example", "xn--kxaef0b5ab.example"),
            ("ΣΊΓΜΑΣ.example", "xn--kxaef0b6ae.example"), ("İstanbul.example", "xn--istanbul-o0e.example"),
            ("ısparta.example", "xn--sparta-o9a.example"), ("क्\u{200D}ष.example", "xn--11b2ezcw70k.example"),
        ])
    func asciiForms(domain: String, ascii: String) throws {
        #expect(try DomainName.asciiForm(of: domain) == ascii)
        #expect(try DomainName.asciiForm(of: DomainName.unicodeForm(of: ascii)) == ascii)
    }

    @Test(
        "are none where IDNA2008 or the DNS knows no such name",
        arguments: [
            "i❤.example", "💩.example", "xn--a.例え.jp", "אa.example", "a\u{200D}é.example", "\u{301}a.example",
            "é-.example", "ab--é.example", "゠.example", "\u{3164}.例え.jp",
            // What libidn2 would make something shorter of.
            "x㈱.jp", "ﷺ.example", "xﷺ.example", "\u{FE0F}.example", "é_a.example", "例え..jp", ".例え.jp", "例え.jp.",
            String(repeating: "ß", count: 60) + ".example", String(repeating: "日本.", count: 80) + "jp",
        ])
    func refused(domain: String) {
        let fault = #expect(throws: DomainName.Fault.self) { try DomainName.asciiForm(of: domain) }
        #expect(fault?.wording.en.isEmpty == false)
    }

    @Test(
        "of addresses are sent in A-labels, and shown as they were written",
        arguments: [
            ("a@日本語.jp", "a@xn--wgv71a119e.jp", "a@日本語.jp"),
            ("a@MÜNCHEN.example", "a@xn--mnchen-3ya.example", "a@münchen.example"),
            ("a@xn--wgv71a119e.jp", "a@xn--wgv71a119e.jp", "a@xn--wgv71a119e.jp"),
            ("a@example.jp", "a@example.jp", "a@example.jp"),
            ("a..b@日本語.jp", "\"a..b\"@xn--wgv71a119e.jp", "\"a..b\"@日本語.jp"),
            ("田中@日本語.jp", "田中@xn--wgv71a119e.jp", "田中@日本語.jp"),
        ])
    func addresses(text: String, sent: String, shown: String) throws {
        let address = try MailAddress(parsing: text)
        #expect(address.sentText == sent)
        #expect(address.description == shown)
        #expect(address.needsSMTPUTF8 == text.hasPrefix("田"))
    }

    @Test("that IDNA refuses are kept where they were taken before", arguments: ["a@ab--é.jp", "a@אa.example"])
    func kept(text: String) throws {
        let error = #expect(throws: AddressError.self) { try MailAddress(parsing: text) }
        #expect(error?.position == 2)
        let address = try MailAddress(kept: text)
        #expect(address.description == text)
        #expect(address.asciiDomain == address.domain)
        #expect(address.needsSMTPUTF8)
        #expect(address.key.rawValue == text)
        #expect(throws: AddressError.self) { try MailAddress(kept: "a\r\n@\(address.domain)") }
    }

    @Test("that are long in A-labels are kept where they were short enough in U-labels")
    func keptLength() throws {
        let label = String(String.UnicodeScalarView((0..<15).compactMap { Unicode.Scalar(0x4E00 + $0 * 1_000) }))
        let domain = "\(label).\(label).\(label).\(label).jp"
        let octets = try 65 + DomainName.asciiForm(of: domain).utf8.count
        let text = String(repeating: "a", count: 64) + "@\(domain)"
        let error = #expect(throws: AddressError.self) { try MailAddress(parsing: text) }
        #expect(error?.fault == .addressTooLong(octets: octets))
        #expect(try MailAddress(kept: text).description == text)
    }
}
