import Testing

@testable import Guidance

@Suite("Lines of Japanese in HTML")
struct JapaneseLinesTests {
    @Test(
        "are joined where a line ends inside a sentence, and nowhere else",
        arguments: [
            ("お手数を\nおかけします。", "お手数をおかけします。"), ("ご案内です。\n  次に", "ご案内です。次に"),
            ("（一）\n「二」", "（一）「二」"), ("全角ＡＢ\nＣ", "全角ＡＢＣ"), ("カタ\nカナ", "カタカナ"), ("ﾊﾝ\nｶｸ", "ﾊﾝｶｸ"),
            ("<p>次に\n<b>進む</b></p>", "<p>次に\n<b>進む</b></p>"), ("Gmail\nの場合", "Gmail\nの場合"),
            ("次の\nGmail", "次の\nGmail"), ("a\nb", "a\nb"), ("一\n\n二", "一\n\n二"),
            ("<pre>一\n二</pre>\n三\n四", "<pre>一\n二</pre>\n三四"), ("一\n", "一\n"), ("", ""), ("一", "一"),
            ("𠮷\n野", "𠮷野"),
        ])
    func joining(html: String, expected: String) {
        #expect(html.withJoinedJapaneseLines == expected)
    }
}

@Suite("Names of persons")
struct PersonNameTests {
    @Test(
        "have no second 様",
        arguments: [
            ("田中様", "田中"), ("田中 様", "田中"), ("田中　様", "田中"), ("田中さま", "田中"), ("田中", "田中"), ("様", "様"),
            ("様々", "様々"), ("Hanako Yamada", "Hanako Yamada"),
        ])
    func honorific(given: String, name: String) throws {
        #expect(try Variable.Kind.person.checked(given) == name)
    }

    @Test("are lines that say something", arguments: ["", " ", "　", "a\nb"])
    func refused(given: String) {
        #expect(throws: ValueFault.self) { try Variable.Kind.person.checked(given) }
    }
}
