import Testing

@testable import Guidance

@Suite("Addresses in prose")
struct AddressFinderTests {
    /// The text with `<…>` around what becomes a link.
    private func marked(_ text: String) -> String {
        ExportRun.text(text).withAddresses.map { run in
            switch run {
            case .text(let text), .section(let text, _): text
            case .web(let address): "<\(address)>"
            case .mail(let address): "<mailto:\(address)>"
            }
        }.joined()
    }

    @Test(
        "of the web become links without the punctuation around them",
        arguments: [
            ("https://a.jp", "<https://a.jp>"),
            ("http://a.jp/x?y=1&z=%E3%81%82#top", "<http://a.jp/x?y=1&z=%E3%81%82#top>"),
            ("HTTPS://A.jp/", "<HTTPS://A.jp/>"),
            ("See https://a.jp/x.", "See <https://a.jp/x>."), ("(https://a.jp/x)", "(<https://a.jp/x>)"),
            ("https://a.jp/x_(y)", "<https://a.jp/x_(y)>"), ("https://a.jp/x), b", "<https://a.jp/x>), b"),
            ("[https://a.jp]", "[<https://a.jp>]"), ("\"https://a.jp\"", "\"<https://a.jp>\""),
            ("<https://a.jp>", "<<https://a.jp>>"), ("https://a.jp!?", "<https://a.jp>!?"),
            ("https://a.jp/。次に", "<https://a.jp/>。次に"), ("https://a.jp、", "<https://a.jp>、"),
            ("（https://a.jp/x）", "（<https://a.jp/x>）"), ("「https://a.jp」", "「<https://a.jp>」"),
            ("https://a.jp/をご覧ください", "<https://a.jp/>をご覧ください"), ("次のhttps://a.jpです", "次の<https://a.jp>です"),
            ("https://a.jp https://b.jp", "<https://a.jp> <https://b.jp>"),
            ("http://localhost:80/x", "<http://localhost:80/x>"),
            ("https://a.jp/@b.jp", "<https://a.jp/@b.jp>"),
        ])
    func web(text: String, expected: String) {
        #expect(marked(text) == expected)
    }

    @Test(
        "of mail become links",
        arguments: [
            ("a@b.jp", "<mailto:a@b.jp>"), ("a.b+c_d-e@f-g.co.jp", "<mailto:a.b+c_d-e@f-g.co.jp>"),
            ("Write to a@b.jp.", "Write to <mailto:a@b.jp>."), ("メールはa@b.jpまで", "メールは<mailto:a@b.jp>まで"),
            ("<a@b.jp>, c@d.jp", "<<mailto:a@b.jp>>, <mailto:c@d.jp>"), ("mailto:a@b.jp", "mailto:<mailto:a@b.jp>"),
            ("a@b.jp?bcc=c@d.jp", "<mailto:a@b.jp>?bcc=c@d.jp"),
        ])
    func mail(text: String, expected: String) {
        #expect(marked(text) == expected)
    }

    @Test(
        "that are doubtful, or could mislead, are text",
        arguments: [
            "", "plain", "javascript:alert(1)", "data:text/html,x", "ftp://a.jp/", "//a.jp", "www.a.jp",
            "xhttps://a.jp",
            "https://", "https:// a.jp", "https://name@a.jp/", "https://a.jp:b@c.jp", "https://例え.jp/", "https://a例.jp",
            "https://a.jp/‹case›", "https://‹site›", "https://a..jp", "https://a.jp:99999", "@b.jp", "a@", "a@b",
            "a@b.1",
            "a@-b.jp", "a@b.j", "a@b@c.jp", "a/b@c.jp", "a@b.jp_c", "‹name›@‹domain›", "a@b.‹x›", "a.@b.jp", "a＠b.jp",
        ])
    func text(text: String) {
        #expect(marked(text) == text)
    }

    @Test(
        "leave nothing of a text out",
        arguments: ["a https://b.jp、c@d.jp / e", "@https://a.jp@b.jp//", "\u{1F600}https://a.jp"])
    func whole(text: String) {
        let runs = ExportRun.text(text).withAddresses
        #expect(
            runs.map { run in
                switch run {
                case .text(let text), .section(let text, _), .web(let text), .mail(let text): text
                }
            }.joined() == text)
        #expect(!runs.contains(.text("")))
    }
}
