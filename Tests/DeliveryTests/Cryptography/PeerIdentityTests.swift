import Foundation
import TestSupport
import Testing

@testable import Delivery

@Suite("A certificate is that of the host asked for")
struct PeerIdentityTests {
    @Test(
        "by its names and addresses, as they are",
        arguments: [
            ("DNS:mail.example.jp", "mail.example.jp", true), ("DNS:mail.example.jp", "MAIL.Example.jp.", true),
            ("DNS:*.example.jp", "mail.example.jp", true), ("DNS:*.example.jp", "a.mail.example.jp", false),
            ("DNS:*.example.jp", "example.jp", false), ("DNS:mail*.example.jp", "mail1.example.jp", false),
            ("DNS:xn--r8jz45g.jp", "xn--r8jz45g.jp", true), ("DNS:*.jp", "example.jp", false),
            ("IP:2001:db8::1", "2001:db8:0:0::1", true), ("IP:2001:db8::2", "2001:db8::1", false),
            ("IP:192.0.2.1", "192.0.2.1", true), ("DNS:192.0.2.1", "192.0.2.1", false),
            ("IP:192.0.2.1", "mail.example.jp", false),
        ])
    func names(names: String, host: String, isSame: Bool) throws {
        let authority = try TestAuthority()
        let pem = try String(
            contentsOfFile: authority.issue(names: names, commonName: host).certificate, encoding: .utf8)
        let lines = pem.split(separator: "\n").filter { !$0.hasPrefix("-----") }
        let der = Data(base64Encoded: lines.joined())
        #expect(PeerIdentity.matches(certificate: [UInt8](try #require(der)), host: host) == isSame)
    }

    @Test("and what is no certificate is nobody's")
    func garbage() {
        for bytes in [[], [0x30], [0x30, 0x82, 0xff, 0xff], Array("localhost".utf8)] as [[UInt8]] {
            #expect(!PeerIdentity.matches(certificate: bytes, host: "localhost"))
        }
    }
}
