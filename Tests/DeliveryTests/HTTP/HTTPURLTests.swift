import Testing

@testable import Delivery

@Suite("URLs of requests")
struct HTTPURLTests {
    @Test(
        "host and port are those that will be connected to",
        arguments: [
            ("https://Example.JP", "example.jp", 443), ("http://example.jp:8080/a?b#c", "example.jp", 8080),
            ("https://[2001:DB8::1]/", "2001:db8::1", 443), ("http://127.1/", "127.0.0.1", 80),
            ("http://0x7f000001/", "127.0.0.1", 80), ("http://2130706433/", "127.0.0.1", 80),
            ("http://127.0.0.1/", "127.0.0.1", 80), ("https://例え.jp/", "xn--r8jz45g.jp", 443),
            ("https://xn--r8jz45g.jp/", "xn--r8jz45g.jp", 443),
            ("https://BÜCHER.example/", "xn--bcher-kva.example", 443),
            ("http://%6cocalhost/", "localhost", 80),
        ])
    func parts(text: String, host: String, port: Int) throws {
        let url = try #require(HTTPURL(text))
        #expect(url.host == host)
        #expect(url.port == port)
        #expect(url.isEncrypted == text.hasPrefix("https"))
        #expect(!url.text.contains("#"))
        #expect(url.text.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test(
        "what is none",
        arguments: [
            "", "example.jp", "//example.jp", "ftp://example.jp/", "file:///etc/passwd", "https://", "https:///a",
            "https:/a.example", "https:a.example",
            "https://u@example.jp/", "https://u:p@example.jp/", "http://[fe80::1%25eth0]/", "http://a b/",
            "http://example.jp:99999/", "http://example.jp/\r\nx", "http://[::1", "gopher://example.jp/",
        ])
    func none(text: String) {
        #expect(HTTPURL(text) == nil)
    }

    @Test("an origin is scheme, host and port")
    func origins() throws {
        let url = try #require(HTTPURL("https://example.jp/a"))
        #expect(url.hasOrigin(of: try #require(HTTPURL("https://EXAMPLE.jp:443/b"))))
        for other in ["http://example.jp/a", "https://example.jp:444/a", "https://www.example.jp/a"] {
            #expect(!url.hasOrigin(of: try #require(HTTPURL(other))))
        }
    }
}
