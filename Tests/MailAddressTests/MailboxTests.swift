import Testing

@testable import MailAddress

@Suite("Mailboxes")
struct MailboxTests {
    @Test(
        "a name and an address are told apart",
        arguments: [
            ("support@example.jp", nil, "support@example.jp"),
            ("<support@example.jp>", nil, "support@example.jp"),
            (" 窓口 <support@example.jp> ", "窓口", "support@example.jp"),
            ("窓口<support@example.jp>", "窓口", "support@example.jp"),
            ("Example  Support Team <a@b>", "Example Support Team", "a@b"),
            ("Dr. A. B. <a@b>", "Dr. A. B.", "a@b"),
            ("\"Support, Example\" <a@b>", "Support, Example", "a@b"),
            (#""a \"b\" \\ <c>" <a@b>"#, #"a "b" \ <c>"#, "a@b"),
            ("\"\" <a@b>", nil, "a@b"),
            ("田中 👩‍👩‍👧 <\"a..b\"@docomo.ne.jp>", "田中 👩‍👩‍👧", "\"a..b\"@docomo.ne.jp"),
        ] as [(String, String?, String)])
    func accepted(text: String, name: String?, address: String) throws {
        let mailbox = try Mailbox(parsing: text)
        #expect(mailbox.displayName == name)
        #expect(mailbox.address.description == address)
        #expect(try Mailbox(parsing: mailbox.description) == mailbox)
    }

    @Test(
        "anything else is refused with the fault and its place",
        arguments: [
            ("", .empty, 0),
            ("   ", .empty, 3),
            ("a@b, c@d", .unexpected(","), 3),
            ("A, B <a@b>", .unexpected(","), 1),
            ("A <a@b>, B <c@d>", .unexpected("<"), 2),
            ("A (B) <a@b>", .unexpected("("), 2),
            ("A <a@b", .unbalancedBracket, 6),
            ("A a@b>", .unexpected(" "), 1),
            ("a@b>", .unbalancedBracket, 3),
            ("A <a@b> x", .trailingText, 8),
            ("\"A\" x <a@b>", .unbalancedBracket, 4),
            ("\"A <a@b>", .unclosedQuote, 0),
            ("A\r\nBcc: x <a@b>", .control("\r"), 1),
            ("\"A\nB\" <a@b>", .control("\n"), 2),
            ("A\u{202E} <a@b>", .bidiControl("\u{202E}"), 1),
            ("A <a\r\n@b>", .control("\r"), 4),
            ("<>", .empty, 1),
        ] as [(String, AddressError.Fault, Int)])
    func refused(text: String, fault: AddressError.Fault, position: Int) {
        let error = #expect(throws: AddressError.self) { try Mailbox(parsing: text) }
        #expect(error?.fault == fault)
        #expect(error?.position == position)
    }

    @Test("a name of more than 512 octets is refused")
    func longName() {
        let error = #expect(throws: AddressError.self) {
            try Mailbox(parsing: String(repeating: "窓", count: 171) + " <a@b>")
        }
        #expect(error?.fault == .displayNameTooLong(octets: 513))
    }
}
