import Messages
import Testing

@testable import Delivery

@Suite("A relay's host")
struct RelayHostTests {
    @Test(
        "is a name or an address, in the usual spellings",
        arguments: [
            ("mail.example.jp", "mail.example.jp"), ("mail.example.jp.", "mail.example.jp."), ("relay", "relay"),
            ("smtp_1", "smtp_1"), ("192.0.2.1", "192.0.2.1"), ("::1", "::1"), ("[::1]", "::1"),
            ("[2001:db8::25]", "2001:db8::25"), ("メール.例え.jp", "xn--4dkua4c.xn--r8jz45g.jp"),
            ("ＭＡＩＬ.example.jp", "mail.example.jp"),
        ])
    func hosts(text: String, host: String) throws {
        #expect(try RelayHost.parse(text) == host)
    }

    @Test(
        "has nothing with it",
        arguments: [
            ("smtp.example.jp:587", "the port has a key of its own; write host: smtp.example.jp, port: 587"),
            ("[::1]:25", "the port has a key of its own; write host: \"::1\", port: 25"),
            ("127.0.0.1:1025", "the port has a key of its own; write host: 127.0.0.1, port: 1025"),
            (
                "smtp.example.jp:smtp",
                "the port has a key of its own; write host: smtp.example.jp, and port: with a number"
            ),
            ("smtp://smtp.example.jp:587/", "smtp:// doesn't belong to the host; write host: smtp.example.jp"),
            ("https://smtp.example.jp", "https:// doesn't belong to the host; write host: smtp.example.jp"),
            ("smtp.example.jp/25", "\"smtp.example.jp/25\" is neither a name in the DNS nor an address"),
            ("user@example.jp", "\"user@example.jp\" is neither a name in the DNS nor an address"),
            ("smtp .example.jp", "\"smtp .example.jp\" is neither a name in the DNS nor an address"),
            ("smtp..example.jp", "\"smtp..example.jp\" is neither a name in the DNS nor an address"),
            ("", "\"\" is neither a name in the DNS nor an address"),
            ("[mail.example.jp]", "\"mail.example.jp\" is no IPv6 address"),
            ("2001:db8::zz", "\"2001:db8::zz\" is no IPv6 address"),
        ])
    func faults(text: String, reason: String) {
        let fault = #expect(throws: RelayHost.Fault.self) { try RelayHost.parse(text) }
        #expect(fault?.wording.en == reason)
    }
}
