import MailAddress
import SeededRandom

@testable import Delivery

extension MIMEMessage {
    /// A message of everything that has ever been trouble.
    static func random(using generator: inout SeededGenerator) throws -> MIMEMessage {
        let hasHTML = Bool.random(using: &generator)
        let date = MailDate(
            secondsSinceEpoch: .random(in: -2_208_900_000...253_402_200_000, using: &generator),
            offset: Int.random(in: -95...95, using: &generator) * 900)
        let id = "f" + String(UInt64.random(in: 0...(.max), using: &generator), radix: 36)
        return MIMEMessage(
            from: try .random(using: &generator), to: try .random(using: &generator),
            subject: .randomLine(using: &generator), text: .randomBody(using: &generator),
            html: hasHTML ? .randomBody(using: &generator) : nil, messageID: "\(id)@example.jp", date: date, id: id,
            unsubscribe: Bool.random(using: &generator)
                ? ListUnsubscribe(
                    uris: [
                        "https://example.jp/u/" + String(repeating: "x", count: .random(in: 0...80, using: &generator)),
                        "mailto:stop@example.jp",
                    ]) : nil
        )
    }
}

extension Mailbox {
    fileprivate static func random(using generator: inout SeededGenerator) throws -> Mailbox {
        let addresses = [
            "support@example.jp", "foo..bar@docomo.ne.jp", "foo.@ezweb.ne.jp", "\"a \\\"b\\\" c\"@example.jp",
            String(repeating: "a", count: 64) + "@" + String(repeating: "b", count: 63) + ".example",
        ]
        let address = addresses.randomElement(using: &generator) ?? ""
        // Python strips blanks at the ends of a name, whatever they were written in.
        var name = String.randomLine(using: &generator)
        while name.unicodeScalars.contains(where: { $0.isBidiControl }) || name.utf8.count > 512
            || name.first?.isWhitespace == true || name.last?.isWhitespace == true
        {
            name = .randomLine(using: &generator)
        }
        return try Mailbox(parsing: "\(name.quotedString) <\(address)>")
    }
}

extension String {
    private static let pieces = [
        "窓口", "再開のお知らせ", "ログインできないお客様へ", "が", "ｶﾞ", "か\u{3099}", "👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇯🇵", "é", "e\u{301}\u{323}", "ß",
        "𠮷野家", "葛\u{E0100}", "नमस्ते", "สวัสดี", "مرحبا", "hello", "Re:", "#123456", "=?UTF-8?B?44GC?=", "=?", "?=", "=",
        "_", "a=b",
        "\"", "\\", "(", ")", "<x@y>", ",", ";", ":", "@", "[Basic]", "it's", "100%", "\u{3000}", "\u{A0}",
        "z\u{335}\u{334}\u{321}\u{322}\u{313}\u{314}\u{315}\u{31A}\u{33D}\u{33E}\u{33F}\u{340}\u{341}\u{342}\u{343}\u{344}\u{346}\u{347}\u{348}\u{349}\u{34A}\u{34B}\u{34C}\u{350}",
        String(repeating: "x", count: 80), String(repeating: "あ", count: 60), String(repeating: "é", count: 30),
    ]

    /// One line, with blanks at its ends and in rows.
    fileprivate static func randomLine(using generator: inout SeededGenerator) -> String {
        let blanks = ["", "", " ", " ", " ", "  ", "     "]
        var line = blanks.randomElement(using: &generator) ?? ""
        for _ in 0..<Int.random(in: 0...14, using: &generator) {
            line += pieces.randomElement(using: &generator) ?? ""
            line += blanks.randomElement(using: &generator) ?? ""
        }
        return line
    }

    /// Lines of any length and end.
    fileprivate static func randomBody(using generator: inout SeededGenerator) -> String {
        let isPlain = Bool.random(using: &generator)
        let starts = ["", "", ".", "..", "From ", "--=_madoguchi", "--", "\t", " ", ">From "]
        let ends = ["\r\n", "\n", "\r", "\n\n", " \n", "\t\r\n", ""]
        var body = ""
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            body += starts.randomElement(using: &generator) ?? ""
            if isPlain {
                body += String(repeating: "ab c", count: .random(in: 0...24, using: &generator))
            } else {
                body += randomLine(using: &generator)
            }
            body += ends.randomElement(using: &generator) ?? ""
        }
        return body
    }
}
