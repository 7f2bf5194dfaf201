import Messages
import Testing

@testable import MailAddress

@Suite("Mail addresses")
struct MailAddressTests {
    struct Accepted: CustomTestStringConvertible, Sendable {
        let text: String
        let local: String
        let domain: String
        var shown: String?
        var needsUTF8 = false
        var testDescription: String { text }
    }

    @Test(
        "what is an address is taken apart and written as it may be",
        arguments: [
            Accepted(text: "a@b", local: "a", domain: "b"),
            Accepted(text: "Support@Example.JP", local: "Support", domain: "example.jp", shown: "Support@example.jp"),
            Accepted(text: "o'neil+tag=1/2@x-y.example", local: "o'neil+tag=1/2", domain: "x-y.example"),
            Accepted(text: "foo.bar@docomo.ne.jp", local: "foo.bar", domain: "docomo.ne.jp"),
            Accepted(
                text: "foo..bar@docomo.ne.jp", local: "foo..bar", domain: "docomo.ne.jp",
                shown: "\"foo..bar\"@docomo.ne.jp"),
            Accepted(text: "foo.@ezweb.ne.jp", local: "foo.", domain: "ezweb.ne.jp", shown: "\"foo.\"@ezweb.ne.jp"),
            Accepted(
                text: "foo...@ezweb.ne.jp", local: "foo...", domain: "ezweb.ne.jp",
                shown: "\"foo...\"@ezweb.ne.jp"),
            Accepted(text: "\"foo\"@example.jp", local: "foo", domain: "example.jp", shown: "foo@example.jp"),
            Accepted(text: "\"a b\"@example.jp", local: "a b", domain: "example.jp"),
            Accepted(text: #""a\"\\b"@example.jp"#, local: #"a"\b"#, domain: "example.jp"),
            Accepted(text: #""a\b"@example.jp"#, local: "ab", domain: "example.jp", shown: "ab@example.jp"),
            Accepted(text: "\"a@b\"@example.jp", local: "a@b", domain: "example.jp"),
            Accepted(text: "\"\"@example.jp", local: "", domain: "example.jp"),
            Accepted(text: "\".a\"@example.jp", local: ".a", domain: "example.jp"),
            Accepted(text: "田中@example.jp", local: "田中", domain: "example.jp", needsUTF8: true),
            Accepted(text: "tanaka@窓口.日本", local: "tanaka", domain: "窓口.日本"),
            Accepted(text: "a@スーパー・マーケット.jp", local: "a", domain: "スーパー・マーケット.jp"),
            Accepted(text: "a@xn--wgv71a.jp", local: "a", domain: "xn--wgv71a.jp"),
            Accepted(
                text: "a@BÜCHER.example", local: "a", domain: "bücher.example", shown: "a@bücher.example"),
            Accepted(text: "👩‍👩‍👧@example.jp", local: "👩‍👩‍👧", domain: "example.jp", needsUTF8: true),
        ])
    func accepted(_ expected: Accepted) throws {
        let address = try MailAddress(parsing: expected.text)
        #expect(address.localPart == expected.local)
        #expect(address.domain == expected.domain)
        #expect(address.description == expected.shown ?? expected.text)
        #expect(address.needsSMTPUTF8 == expected.needsUTF8)
        #expect(try MailAddress(parsing: address.description) == address)
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        let text: String
        let fault: AddressError.Fault
        let position: Int
        var testDescription: String { "\(text.debugDescription)" }
    }

    @Test(
        "what is none is refused with the fault and its place",
        arguments: [
            Refused(text: "", fault: .empty, position: 0),
            Refused(text: "abc", fault: .missingAt, position: 3),
            Refused(text: "@example.jp", fault: .missingLocalPart, position: 0),
            Refused(text: "a@", fault: .missingDomain, position: 2),
            Refused(text: "a@b@c", fault: .secondAt, position: 3),
            Refused(text: "a b@c", fault: .unexpected(" "), position: 1),
            Refused(text: "a@b ", fault: .unexpected(" "), position: 3),
            Refused(text: "a@b c", fault: .unexpected(" "), position: 3),
            Refused(text: "<a@b>", fault: .unexpected("<"), position: 0),
            Refused(text: "a@b>", fault: .trailingText, position: 3),
            Refused(text: "a,b@c", fault: .unexpected(","), position: 1),
            Refused(text: ".a@b", fault: .leadingDot, position: 0),
            Refused(text: "a@b\r\nRCPT TO:<x@y>", fault: .control("\r"), position: 3),
            Refused(text: "a\r\n@b", fault: .control("\r"), position: 1),
            Refused(text: "a\n@b", fault: .control("\n"), position: 1),
            Refused(text: "a\0@b", fault: .control("\0"), position: 1),
            Refused(text: "a\t@b", fault: .control("\t"), position: 1),
            Refused(text: "a\u{7F}@b", fault: .control("\u{7F}"), position: 1),
            Refused(text: "a\u{85}@b", fault: .control("\u{85}"), position: 1),
            Refused(text: "a@b\u{2028}", fault: .control("\u{2028}"), position: 3),
            Refused(text: "\"a\r\n\"@b", fault: .control("\r"), position: 2),
            Refused(text: "\"a\\\n\"@b", fault: .control("\n"), position: 3),
            Refused(text: "a\u{202E}@b", fault: .bidiControl("\u{202E}"), position: 1),
            Refused(text: "a@b\u{200F}.jp", fault: .bidiControl("\u{200F}"), position: 3),
            Refused(text: "\"\u{2066}\"@b", fault: .bidiControl("\u{2066}"), position: 1),
            Refused(text: "a\u{3000}@b", fault: .invisible("\u{3000}"), position: 1),
            Refused(text: "a@b\u{200B}.jp", fault: .invisible("\u{200B}"), position: 3),
            Refused(text: "\"\u{FEFF}\"@b", fault: .invisible("\u{FEFF}"), position: 0),
            Refused(text: "a＠example.jp", fault: .missingAt, position: 12),
            Refused(text: "a@ｅxample.jp", fault: .unexpected("ｅ"), position: 2),
            Refused(text: "a@example。jp", fault: .unexpected("。"), position: 9),
            Refused(text: "a@i❤.jp", fault: .unexpected("❤"), position: 3),
            Refused(
                text: "a@אa.jp", fault: .noDomainName(.refused("string has forbidden bi-directional properties")),
                position: 2),
            Refused(
                text: "a@é.xn--gRaB", fault: .noDomainName(.refused("A-label roundtrip failed")),
                position: 2),
            Refused(text: "a@x㈱.jp", fault: .unexpected("㈱"), position: 3),
            Refused(text: "a@b_c.jp", fault: .unexpected("_"), position: 3),
            Refused(text: "\"a@b", fault: .unclosedQuote, position: 0),
            Refused(text: "\"a\\", fault: .unclosedQuote, position: 0),
            Refused(text: "\"a\"b@c", fault: .unexpected("b"), position: 3),
            Refused(text: "a@[192.0.2.1]", fault: .addressLiteral, position: 2),
            Refused(text: "a@[IPv6:::1]", fault: .addressLiteral, position: 2),
            Refused(text: "a@192.0.2.1", fault: .addressLiteral, position: 2),
            Refused(text: "a@b..c", fault: .emptyLabel, position: 4),
            Refused(text: "a@.b", fault: .emptyLabel, position: 2),
            Refused(text: "a@b.", fault: .emptyLabel, position: 4),
            Refused(text: "a@-b.jp", fault: .hyphenAtLabelEdge, position: 2),
            Refused(text: "a@b-.jp", fault: .hyphenAtLabelEdge, position: 3),
        ])
    func refused(_ expected: Refused) {
        let error = #expect(throws: AddressError.self) { try MailAddress(parsing: expected.text) }
        #expect(error?.fault == expected.fault)
        #expect(error?.position == expected.position)
    }

    @Test("64 octets before the @ are the most, counted as they are sent")
    func localPartLimit() throws {
        let longest = String(repeating: "a", count: 64)
        #expect(try MailAddress(parsing: "\(longest)@b").localPart == longest)
        expect(.localPartTooLong(octets: 65), of: "\(longest)a@b")
        expect(.localPartTooLong(octets: 66), of: "\(longest.dropLast(2))..@b")
        expect(.localPartTooLong(octets: 66), of: String(repeating: "窓", count: 22) + "@b")
    }

    @Test("254 octets are the most for an address, 255 for a domain and 63 for a label")
    func lengthLimits() throws {
        let label = String(repeating: "a", count: 63)
        let domain = [label, label, label, String(repeating: "b", count: 60)].joined(separator: ".")
        #expect(domain.utf8.count == 252)
        #expect(try MailAddress(parsing: "a@\(domain)").description.utf8.count == 254)
        expect(.addressTooLong(octets: 255), of: "ab@\(domain)")
        expect(.domainTooLong(octets: 256), of: "a@\(domain).abc")
        expect(.labelTooLong(octets: 64), of: "a@\(label)a.jp")
    }

    @Test("an error says what is wrong, where and what to do, and doesn't show the text")
    func errorText() throws {
        let error = #expect(throws: AddressError.self) { try MailAddress(parsing: "tanaka\r\n@example.jp") }
        let wording = try #require(error).placedWording
        #expect(wording.en == "position 7: a carriage return (U+000D) isn't allowed in an address; remove it")
        #expect(wording.ja == "7 文字目: アドレスに復帰文字（U+000D）は使えません。取り除いてください")
    }

    @Test("a finding says what was found in both languages")
    func findings() {
        let findings = AddressRules.empty.reading(of: "＜hana@example.jp＞").findings
        #expect(findings.map(\.code) == [.surroundingCharacters])
        #expect(
            findings.first?.detail
                == Wording(
                    ja: "アドレスの前後に余分な文字があります。取り除いてください",
                    en: "the address is surrounded by something else; remove that"))
        let wide = AddressRules.empty.reading(of: "hana＠example.jp")
        #expect(wide.findings.map(\.detail.ja) == ["アドレスに全角文字があります。半角で書いてください"])
        #expect(wide.findings.first?.suggestion == "hana@example.jp")
    }

    private func expect(_ fault: AddressError.Fault, of text: String, _ location: SourceLocation = #_sourceLocation) {
        let error = #expect(throws: AddressError.self, sourceLocation: location) { try MailAddress(parsing: text) }
        #expect(error?.fault == fault, sourceLocation: location)
    }
}
