import Testing

@testable import madoguchi

@Suite struct TerminalLocaleTests {
    @Test(
        "the first of LC_ALL, LC_MESSAGES and LANG that isn't empty chooses the language",
        arguments: [
            ([:], Language.english),
            (["LANG": "ja_JP.UTF-8"], .japanese),
            (["LANG": "ja"], .japanese),
            (["LANG": "de_DE.UTF-8"], .english),
            (["LANG": "ja_JP.UTF-8", "LC_MESSAGES": "C"], .english),
            (["LANG": "en_US.UTF-8", "LC_MESSAGES": "ja_JP.UTF-8"], .japanese),
            (["LANG": "ja_JP.UTF-8", "LC_MESSAGES": "", "LC_ALL": ""], .japanese),
            (["LANG": "en_US.UTF-8", "LC_MESSAGES": "en_US.UTF-8", "LC_ALL": "ja_JP.UTF-8"], .japanese),
        ])
    func language(variables: [String: String], expected: Language) {
        #expect(TerminalLocale { variables[$0] }.language == expected)
    }

    @Test(
        "only a UTF-8 codeset lets more than ASCII be drawn",
        arguments: [
            ([:], false),
            (["LANG": "C"], false),
            (["LANG": "C.UTF-8"], true),
            (["LANG": "en_US.utf8"], true),
            (["LANG": "ja_JP.eucJP"], false),
            (["LANG": "de_DE.UTF-8@euro"], true),
            (["LANG": "de_DE@UTF-8"], false),
            (["LANG": "C", "LC_CTYPE": "en_US.UTF-8"], true),
            (["LANG": "en_US.UTF-8", "LC_ALL": "POSIX"], false),
        ])
    func codeset(variables: [String: String], isUTF8: Bool) {
        #expect(TerminalLocale { variables[$0] }.isUTF8 == isUTF8)
    }

    @Test(
        "NO_COLOR with any value and a dumb terminal are drawn without colour",
        arguments: [
            ([:], true), (["TERM": "xterm-256color", "NO_COLOR": ""], true), (["NO_COLOR": "1"], false),
            (["TERM": "dumb"], false),
        ])
    func colour(variables: [String: String], wanted: Bool) {
        #expect(CommandEnvironment.wantsColour { variables[$0] } == wanted)
    }
}
