import NIOHTTP1
import Testing

@testable import MadoguchiDaemon

@Suite("Hosts that pages are asked for by")
struct HostListTests {
    private let list: HostList

    init() {
        var web = WebConfiguration()
        web.address = SiteAddress("https://Support.example.jp:8443/hours/")
        web.hosts = ["other.example.jp"]
        list = HostList(web)
    }

    @Test(
        "are this machine's names and the configured ones, with any port",
        arguments: [
            "localhost", "LOCALHOST:8423", "127.0.0.1:8423", "[::1]", "[::1]:8423", "support.example.jp",
            "SUPPORT.example.jp:443", "support.example.jp.", "other.example.jp",
        ])
    func known(host: String) {
        #expect(list.contains(host))
    }

    @Test(
        "are no others",
        arguments: [
            "", "evil.example", "support.example.jp.evil.example", "evilsupport.example.jp", "127.0.0.1.evil.example",
            "support.example.jp:x", "support.example.jp:99999", "user@support.example.jp", "localhost/evil", "::1",
            "[::2]",
            "0.0.0.0", "support.example.jp\u{0}", "例え.jp",
        ])
    func unknown(host: String) {
        #expect(!list.contains(host))
    }

    @Test("stand in the target or in the field, and each must be known")
    func places() {
        func stranger(_ uri: String, _ host: String?) -> String? {
            let headers = HTTPHeaders(host.map { [("host", $0)] } ?? [])
            return list.stranger(in: HTTPRequestHead(version: .http1_1, method: .GET, uri: uri, headers: headers))
        }
        #expect(stranger("/", "localhost") == nil)
        #expect(stranger("/", "evil.example") == "evil.example")
        #expect(stranger("http://evil.example/", "localhost") == "evil.example")
        #expect(stranger("HTTP://evil.example?x", "localhost") == "evil.example")
        #expect(stranger("http://localhost:8423/", "localhost") == nil)
        #expect(stranger("/", nil) == nil)
    }
}

@Suite("Addresses of the pages")
struct SiteAddressTests {
    @Test("are taken apart")
    func parts() throws {
        let address = try #require(SiteAddress("https://Support.Example.jp:8443/hours/"))
        #expect(address.origin == "https://support.example.jp:8443")
        #expect(address.host == "support.example.jp")
        #expect(address.path == "/hours")
        #expect(SiteAddress("https://a.example:443")?.origin == "https://a.example")
        #expect(SiteAddress("http://[::1]:8423")?.host == "[::1]")
    }

    @Test(
        "have nothing that doesn't belong in one",
        arguments: [
            "", "support.example.jp", "ftp://a.example", "https://", "https://a b", "https://a.example/?x",
            "https://a.example/#x", "https://u:p@a.example", "https://a.example/../b", "https://a.example/\"",
            "https://-/\n", "javascript:alert(1)",
        ])
    func refused(text: String) {
        #expect(SiteAddress(text) == nil)
    }
}
