import Messages
import Testing

@testable import MadoguchiDaemon

@Suite("The configuration's part desk")
struct DeskConfigurationTests {
    private static func desk(_ text: String) throws -> DeskConfiguration? {
        try TestHours.snapshot(threePlans + "\n\(text)\n").configuration.desk
    }

    private static func fault(_ text: String) throws -> String {
        let error = try #require(throws: ConfigurationError.self) { _ = try desk(text) }
        return error.wording.en
    }

    private static func proxy(_ keys: String) -> String {
        "desk: { address: 'https://desk.example.jp', proxy: { \(keys) } }"
    }

    @Test("nobody comes through a proxy unless it says so")
    func defaults() throws {
        #expect(try Self.desk("") == nil)
        #expect(try Self.desk("desk: {}")?.proxy == nil)
    }

    @Test("is read as it is written, the user by name or number")
    func read() throws {
        let proxy = try #require(
            try Self.desk(
                """
                desk:
                  address: "https://Desk.example.jp"
                  proxy: { user: nobody, header: Remote-User, operators: [tanaka], viewers: ["*"] }
                """)?.proxy)
        #expect(proxy.uid == 65_534)
        #expect(proxy.header == "Remote-User")
        #expect(proxy.address.origin == "https://desk.example.jp")
        #expect(proxy.operators == DeskRoll(["tanaka"]))
        #expect(proxy.viewers.contains("anybody"))
        let numbered = try #require(try Self.desk(Self.proxy("user: '1234', operators: [a]"))?.proxy)
        #expect(numbered.uid == 1_234)
        #expect(numbered.header == "X-Remote-User")
    }

    @Test("refuses what would let anybody in, or nobody")
    func faults() throws {
        #expect(try Self.fault("desk: { proxy: { user: nobody, operators: [a] } }").contains("desk.address"))
        #expect(try Self.fault(Self.proxy("operators: [a]")).contains("user"))
        #expect(try Self.fault(Self.proxy("user: root, operators: [a]")).contains("root"))
        #expect(try Self.fault(Self.proxy("user: '0', operators: [a]")).contains("root"))
        #expect(try Self.fault(Self.proxy("user: nobody-there, operators: [a]")).contains("no user"))
        #expect(try Self.fault(Self.proxy("user: nobody")).contains("without operators or viewers"))
        for header in ["Cookie", "host", "Authorization", "X Remote", "X-Remote-User:", "''"] {
            let fault = try Self.fault(
                Self.proxy("user: nobody, header: \(header == "''" ? header : "'\(header)'"), operators: [a]"))
            #expect(fault.contains("header"), "\(header)")
        }
        #expect(try Self.fault(Self.proxy("user: nobody, operators: ['a b']")).contains("somebody's name"))
        #expect(try Self.fault(Self.proxy("user: nobody, operators: [a], viewer: [b]")).contains("viewers"))
    }

    @Test("an address has no path, and says what was probably meant")
    func address() throws {
        let fault = try Self.fault("desk: { address: 'https://desk.example.jp/desk/' }")
        #expect(fault.contains("without a path"))
        #expect(fault.contains("https://desk.example.jp"))
        #expect(fault.contains("m.yaml:15:"))
        #expect(throws: (any Error).self) { try Self.desk("desk: { address: desk.example.jp }") }
    }
}
