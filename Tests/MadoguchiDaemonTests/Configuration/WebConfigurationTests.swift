import LinuxSystem
import Messages
import Testing

@testable import MadoguchiDaemon

@Suite("The configuration's part web")
struct WebConfigurationTests {
    private static func web(_ text: String) throws -> WebConfiguration? {
        try TestHours.snapshot(threePlans + "\n\(text)\n").configuration.web
    }

    private static func fault(_ text: String) throws -> String {
        let error = try #require(throws: ConfigurationError.self) { _ = try web(text) }
        return error.wording.en
    }

    @Test("is off where there is none, and on with nothing in it")
    func defaults() throws {
        #expect(try Self.web("") == nil)
        #expect(try Self.web("web: {}") == WebConfiguration())
    }

    @Test("is read as it is written, with names in lower case")
    func read() throws {
        let web = try #require(
            try Self.web(
                """
                web:
                  listen: unix
                  group: www-data
                  address: "https://Support.example.jp"
                  hosts: [Other.example.jp]
                  embed: ["https://WWW.example.jp"]
                """))
        #expect(web.listen == .unix)
        #expect(web.group == "www-data")
        #expect(web.address?.origin == "https://support.example.jp")
        #expect(web.hosts == ["other.example.jp"])
        #expect(web.embed == ["https://www.example.jp"])
    }

    @Test("listens on loopback addresses", arguments: ["127.0.0.1:8423", "127.1.2.3:80", "[::1]:8423"])
    func loopback(listen: String) throws {
        #expect(try Self.web("web: { listen: '\(listen)' }")?.listen.description == listen)
    }

    @Test(
        "listens nowhere else, and says that a proxy does that",
        arguments: [
            "0.0.0.0:8423", "192.0.2.1:80", "[::]:80", "localhost:8423", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536",
            "::1:8423", "8423", "/run/web.sock", "127.0.0.1:+80",
        ])
    func elsewhere(listen: String) throws {
        let fault = try Self.fault("web: { listen: '\(listen)' }")
        #expect(fault.contains("proxy"))
        #expect(fault.contains("m.yaml:15:"))
    }

    @Test("refuses what is misplaced, each with what is expected")
    func faults() throws {
        #expect(try Self.fault("web: { listen: '127.0.0.1:8423', group: www-data }").contains("group goes with"))
        #expect(try Self.fault("web: { address: support.example.jp }").contains("https://support.example.jp"))
        #expect(try Self.fault("web: { hosts: ['https://a.example.jp/x'] }").contains("a.example.jp"))
        #expect(try Self.fault("web: { hosts: ['a.example.jp:80'] }").contains("without scheme and port"))
        #expect(try Self.fault("web: { embed: ['https://a.example.jp/x'] }").contains("an origin"))
        #expect(try Self.fault("web: { adress: 'https://a.example.jp' }").contains("address"))
        #expect(try Self.fault("web: 8423").contains("web"))
    }

    @Test("needs a port of the unit only where it listens on one")
    func unit() throws {
        func needs(_ web: String) throws -> UnitNeeds {
            UnitNeeds(try TestHours.snapshot(threePlans + "\n\(web)\n").configuration)
        }
        #expect(try needs("web: {}").port == nil)
        let needs = try needs("web: { listen: '127.0.0.1:8423' }")
        #expect(needs.port == 8423)
        let text = try #require(UnitDropIn(needs, configuration: "/etc/madoguchi/madoguchi.yaml").text)
        #expect(text.contains("SocketBindAllow=tcp:8423\n"))
        #expect(text.contains("IPAddressAllow=localhost\n"))
        #expect(text.contains("PrivateNetwork=no\n"))
    }
}
