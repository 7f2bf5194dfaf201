import Testing

@testable import MailAddress

@Suite("Which addresses are one")
struct AddressKeyTests {
    @Test(
        "two spellings of one mailbox have one key",
        arguments: [
            // The domain's case, and its script.
            ("a@example.jp", "a@EXAMPLE.jp"), ("a@example.jp", "a@Example.JP"),
            ("u@例え.jp", "u@xn--r8jz45g.jp"), ("u@例え.jp", "u@XN--R8JZ45G.JP"), ("u@例え.jp", "U@Xn--r8jz45g.Jp"),
            ("u@例え.テスト", "u@xn--r8jz45g.xn--zckzah"), ("u@例え.テスト", "u@例え.xn--zckzah"),
            ("u@例え.テスト", "u@xn--r8jz45g.テスト"), ("u@bücher.example", "u@BÜCHER.example"),
            ("u@bücher.example", "u@bu\u{308}cher.example"), ("u@bücher.example", "u@BU\u{308}CHER.example"),
            ("u@bücher.example", "u@xn--bcher-kva.example"), ("u@bücher.example", "u@xn--BCHER-KVA.example"),
            ("u@が.jp", "u@か\u{3099}.jp"), ("u@straße.example", "u@xn--strae-oqa.example"),
            ("u@straße.example", "u@STRAßE.example"), ("u@σίγμα.example", "u@ΣΊΓΜΑ.example"),
            ("u@İstanbul.example", "u@i\u{307}stanbul.example"), ("u@İstanbul.example", "u@I\u{307}STANBUL.example"),
            ("u@例\u{FE0F}え.jp", "u@例え.jp"), ("u@ﬁlm.example", "u@film.example"),
            ("u@éa.example", "u@e\u{301}a.example"),
            ("u@пример.example", "u@ПРИМЕР.example"),
            ("u@한국.example", "u@\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}.example"),
            // The local part's case.
            ("hana@example.jp", "Hana@example.jp"), ("hana@example.jp", "HANA@EXAMPLE.JP"),
            ("é@example.jp", "É@example.jp"), ("éric@example.jp", "E\u{301}RIC@example.jp"),
            ("straße@example.jp", "STRASSE@example.jp"), ("straße@example.jp", "STRAẞE@example.jp"),
            ("σίγμας@example.jp", "ΣΊΓΜΑΣ@example.jp"), ("σίγμας@example.jp", "σίγμασ@example.jp"),
            ("иван@example.jp", "ИВАН@example.jp"), ("İ@example.jp", "i\u{307}@example.jp"),
            ("ﬁ@example.jp", "FI@example.jp"), ("ŉ@example.jp", "ʼN@example.jp"), ("ａ@example.jp", "Ａ@example.jp"),
            // Its composition.
            ("é@example.jp", "e\u{301}@example.jp"), ("が@example.jp", "か\u{3099}@example.jp"),
            ("Å@example.jp", "\u{212B}@example.jp"), ("ệ@example.jp", "e\u{302}\u{323}@example.jp"),
            ("ệ@example.jp", "e\u{323}\u{302}@example.jp"), ("k@example.jp", "\u{212A}@example.jp"),
            // Its quotes.
            ("abc@example.jp", "\"abc\"@example.jp"), ("a.b@example.jp", "\"a.b\"@example.jp"),
            ("ABC@example.jp", "\"abc\"@example.jp"), ("\"a b\"@example.jp", "\"a\\ b\"@example.jp"),
            ("\"a b\"@example.jp", "\"A B\"@Example.jp"), ("abc@example.jp", "\"\\a\\b\\c\"@example.jp"),
            ("foo..bar@docomo.ne.jp", "\"foo..bar\"@docomo.ne.jp"), ("foo.@ezweb.ne.jp", "\"foo.\"@ezweb.ne.jp"),
            ("田中@example.jp", "\"田中\"@example.jp"), ("\"É b\"@例え.jp", "\"e\u{301} B\"@xn--r8jz45g.jp"),
        ])
    func same(one: String, other: String) throws {
        let keys = try [one, other].map { try MailAddress(parsing: $0).key }
        #expect(keys[0] == keys[1])
        #expect(keys[0].rawValue.utf8.elementsEqual(keys[1].rawValue.utf8), "databases compare octets")
    }

    @Test(
        "two mailboxes have two",
        arguments: [
            ("a@example.jp", "b@example.jp"), ("a@example.jp", "a@example.com"), ("a@example.jp", "a@www.example.jp"),
            ("a@example.jp", "a@examp1e.jp"), ("a@example.jp", "a@exam-ple.jp"), ("a@b", "a@b.b"), ("a@b.jp", "ab@jp"),
            // Providers that pass over dots or a tag are few, and others give both away.
            ("a.b@example.jp", "ab@example.jp"), ("a.b@gmail.com", "ab@gmail.com"), ("a+b@example.jp", "a@example.jp"),
            ("a..b@example.jp", "a.b@example.jp"), ("a.@example.jp", "a@example.jp"),
            ("a_b@example.jp", "a-b@example.jp"),
            ("\"a b\"@example.jp", "ab@example.jp"), ("\"a b\"@example.jp", "\"a  b\"@example.jp"),
            ("\" a\"@example.jp", "a@example.jp"), ("\"\"@example.jp", "\" \"@example.jp"),
            ("\"a@b\"@example.jp", "a@b.example.jp"), ("\"a\\\"\"@example.jp", "a@example.jp"),
            ("\"a\\\\b\"@example.jp", "ab@example.jp"),
            // Compatibility characters are characters of their own before the @.
            ("ａ@example.jp", "a@example.jp"), ("ｶﾞ@example.jp", "ガ@example.jp"), ("①@example.jp", "1@example.jp"),
            ("㈱@example.jp", "(株)@example.jp".replacing("(株)", with: "\"(株)\"")), ("²@example.jp", "2@example.jp"),
            ("ㇰ@example.jp", "ク@example.jp"), ("﨑@example.jp", "崎@example.jp"), ("髙@example.jp", "高@example.jp"),
            ("か@example.jp", "カ@example.jp"), ("か@example.jp", "が@example.jp"), ("は@example.jp", "ぱ@example.jp"),
            // Letters that look alike, or nearly.
            ("é@example.jp", "e@example.jp"), ("ø@example.jp", "o@example.jp"), ("а@example.jp", "a@example.jp"),
            ("ı@example.jp", "i@example.jp"), ("ı@example.jp", "I@example.jp"), ("İ@example.jp", "i@example.jp"),
            ("æ@example.jp", "ae@example.jp"), ("ー@example.jp", "-@example.jp"), ("ー@example.jp", "一@example.jp"),
            ("a\u{200D}é@example.jp", "aé@example.jp"), ("例\u{FE0F}@example.jp", "例@example.jp"),
            // Domains that IDNA2003 took for one.
            ("u@straße.example", "u@strasse.example"), ("u@σίγμας.example", "u@σίγμασ.example"),
            ("u@İstanbul.example", "u@istanbul.example"), ("u@ıstanbul.example", "u@istanbul.example"),
            ("u@क्\u{200D}ष.example", "u@क्ष.example"),
            ("u@例え.jp", "u@例へ.jp"), ("u@ば.jp", "u@ぱ.jp"), ("u@bücher.example", "u@bucher.example"),
            ("u@bücher.example", "u@buecher.example"), ("u@xn--r8jz45g.jp", "u@r8jz45g.jp"),
            ("u@раура.example", "u@paypa.example"),
        ])
    func different(one: String, other: String) throws {
        #expect(try MailAddress(parsing: one).key != MailAddress(parsing: other).key)
    }

    @Test(
        "what is neither is no address",
        arguments: [
            // One address to RFC 5322, which a form's field isn't.
            "a(comment)@example.jp", "a@example.jp(comment)", "a @example.jp", "a@ example.jp",
            // To the DNS, and not to SMTP.
            "a@example.jp.", "a@例え.jp.",
            // To browsers, by the mappings of UTS #46; what was meant is suggested.
            "a@ｅxample.jp", "a@example。jp", "a@example．jp", "a＠example.jp", "a@ⓔxample.jp",
            // Hosts without a name.
            "a@[192.0.2.1]", "a@[IPv6:2001:db8::1]", "a@192.0.2.1",
        ])
    func none(text: String) {
        #expect(throws: AddressError.self) { try MailAddress(parsing: text) }
    }

    @Test("a key in ASCII is the address in lower case, which databases can make by themselves")
    func ascii() throws {
        for text in ["a@b", "Hana+News@Example.JP", "\"A B\"@example.jp", "A..b@Docomo.ne.jp", "\"A\\\"\\\\\"@x.jp"] {
            let address = try MailAddress(parsing: text)
            #expect(address.key.rawValue == address.description.lowercased())
        }
    }

    @Test("keys sort as databases sort texts")
    func order() throws {
        let keys = try ["a@b", "é@b", "が@b", "z@b", "A@c", "𠮷@b"].map { try MailAddress(parsing: $0).key }.sorted()
        #expect(keys.map(\.rawValue) == ["a@b", "a@c", "z@b", "é@b", "が@b", "𠮷@b"])
    }
}
