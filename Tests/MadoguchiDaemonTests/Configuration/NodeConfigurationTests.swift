import Messages
import Testing

@testable import MadoguchiDaemon

@Suite("The configuration's part node")
struct NodeConfigurationTests {
    private static func node(_ text: String) throws -> NodeConfiguration {
        try TestHours.snapshot(threePlans + "\n\(text)\n").configuration.node
    }

    private static func fault(_ text: String) throws -> Wording {
        let error = try #require(throws: ConfigurationError.self) { _ = try node(text) }
        return error.wording
    }

    @Test("has defaults, and goes by the host's name")
    func defaults() throws {
        let node = try Self.node("")
        #expect(node.name == nil)
        #expect(node.lease == 30)
        #expect(node.clockTolerance == 1)
    }

    @Test("is read as it is written")
    func read() throws {
        let node = try Self.node("node: { name: desk-a.example, lease: 1m, clock_tolerance: 5s }")
        #expect(node.name == "desk-a.example")
        #expect(node.lease == 60)
        #expect(node.clockTolerance == 5)
    }

    @Test(
        "is refused where others couldn't tell its name, or its times make no sense",
        arguments: [
            ("name: 窓口", "a node's name"), ("name: a b", "a node's name"), ("lease: 5s", "lease has to be"),
            ("lease: 11m", "lease has to be"), ("clock_tolerance: 2m", "clock_tolerance has to be"),
        ])
    func faults(text: String, complaint: String) throws {
        let fault = try Self.fault("node: { \(text) }").en
        #expect(fault.contains(complaint), "\(fault)")
    }
}
