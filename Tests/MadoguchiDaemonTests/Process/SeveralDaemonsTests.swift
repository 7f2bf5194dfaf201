import Foundation
import MadoguchiAPI
import PostgresTestKit
import TestSupport
import Testing

/// Real daemons on one real server, before one relay.
@Suite(
    "Several daemons on one PostgreSQL",
    .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"), .serialized, .timeLimit(.minutes(5)))
struct SeveralDaemonsTests {
    private let keys: TemporaryDirectory
    private let server: PostgresServer
    private let schema: String
    private let sink: SMTPSink

    init() throws {
        keys = try TemporaryDirectory()
        try keys.write("1 \(Data(repeating: 7, count: 32).base64EncodedString())\n", to: "secrets.key")
        server = try .forAll()
        schema = try server.schema()
        sink = try SMTPSink()
    }

    /// A daemon, and who asks it.
    private struct Node {
        let daemon: DaemonProcess
        let control: ControlClient

        func cluster() throws -> ClusterStatus {
            try JSONDecoder().decode(ClusterStatus.self, from: Data(try control.get("/v1/cluster").utf8))
        }

        /// Those that live and send, by their names.
        func senders() throws -> [String] {
            try cluster().nodes.filter { $0.state == "live" && $0.sends }.map(\.name).sorted()
        }
    }

    private func start(_ name: String, perSecond: Int = 200) throws -> Node {
        let directory = try TemporaryDirectory()
        try directory.write(
            """
            display: { language: en }
            plans: { always: { timezone: America/Los_Angeles, hours: "24/7" } }
            secrets_key_file: \(keys.path)/secrets.key
            node: { name: \(name), lease: 6s }
            delivery:
              from: "窓口 <support@example.jp>"
              transport: smtp
              smtp: { host: 127.0.0.1, port: \(sink.port), security: none }
              limits: { per_second: \(perSecond), per_domain_per_second: \(perSecond) }
            store:
              kind: postgresql
              postgresql:
                connection: "host=\(server.directory) dbname=postgres user=postgres"
                schema: \(schema)
                durability: local
            """, to: "m.yaml")
        let daemon = try DaemonProcess(in: directory)
        try daemon.ready()
        return Node(daemon: daemon, control: try ControlClient(daemon.control, timeout: 60))
    }

    private func start(_ names: [String], perSecond: Int = 200) throws -> [Node] {
        let nodes = try names.map { try start($0, perSecond: perSecond) }
        for node in nodes {
            try eventually("all send; \(nodes[0].daemon.log)", within: 60) { try node.senders() == names }
        }
        return nodes
    }

    private func end(_ nodes: [Node]) throws {
        for node in nodes { node.daemon.signal(SIGTERM) }
        for node in nodes { #expect(try node.daemon.exitStatus() == 0, "\(node.daemon.log)") }
        sink.stop()
        try server.drop(schema)
    }

    private func accept(_ count: Int, by nodes: [Node]) throws {
        _ = try nodes[0].control.command("/v1/queue/pause")
        for (place, node) in nodes.enumerated() {
            let lines = (0..<count).filter { $0 % nodes.count == place }.map { number in
                #"{"kind":"guidance","plan":"always","to":"user\#(number)@example.jp","subject":"件名","text":"本文"}"#
                    + "\n"
            }
            try node.control.acceptAll(lines.joined())
        }
        _ = try nodes[0].control.command("/v1/queue/resume")
    }

    /// The Message-IDs that arrived, by follow-up, one for each arrival.
    private func arrivals() throws -> [String: [String]] {
        var arrivals: [String: [String]] = [:]
        for text in try sink.texts() {
            let headers = text.split(whereSeparator: \.isNewline).map(String.init)
            func value(_ name: String) -> String? {
                headers.first { $0.hasPrefix("\(name): ") }.map { String($0.dropFirst(name.count + 2)) }
            }
            guard let id = value("X-Madoguchi-ID"), let messageID = value("Message-ID") else { continue }
            arrivals[id, default: []].append(messageID)
        }
        return arrivals
    }

    @Test(
        "One that is killed and one that stands still are taken over from; nothing is lost, and repeats have one Message-ID"
    )
    func lost() throws {
        let count = 600
        let nodes = try start(["n1", "n2", "n3"])
        try accept(count, by: nodes)
        try eventually("some have left") { try sink.count >= count / 6 }
        nodes[0].daemon.signal(SIGKILL)
        nodes[1].daemon.signal(SIGSTOP)
        let lostAt = ContinuousClock.now
        try eventually("the third has sent the rest; it says: \(nodes[2].daemon.log)", within: 120) {
            let states = try nodes[2].control.queue().states
            return states["delivered"] == count
        }
        print("all of \(count) were delivered \(lostAt.duration(to: .now)) after two of three were lost")
        let arrived = try arrivals()
        #expect(arrived.count == count)
        #expect(arrived.values.allSatisfy { Set($0).count == 1 })
        print("arrivals: \(arrived.values.reduce(0) { $0 + $1.count })")

        nodes[1].daemon.signal(SIGCONT)
        try eventually("the one that stood still is among them again; it says: \(nodes[1].daemon.log)", within: 60) {
            try nodes[2].senders() == ["n2", "n3"]
        }
        try accept(50, by: [nodes[1]])
        try eventually("what it accepts is sent", within: 60) {
            try nodes[1].control.queue().states["delivered"] == count + 50
        }
        #expect(try nodes[0].daemon.exitStatus() == SIGKILL)
        try end(Array(nodes[1...]))
    }

    @Test("A drained one sends nothing more and accepts, and a pause and an override hold for all")
    func directed() throws {
        let nodes = try start(["n1", "n2"])
        _ = try nodes[1].control.command("/v1/cluster/drain", #"{"name":"n1"}"#)
        try eventually("only the other sends", within: 60) { try nodes[0].senders() == ["n2"] }
        try accept(40, by: [nodes[0]])
        try eventually("the other sends what it accepted", within: 60) {
            try nodes[0].control.queue().states["delivered"] == 40
        }
        #expect(!nodes[0].daemon.log.contains("unreachable"))
        _ = try nodes[0].control.command("/v1/cluster/undrain", #"{"name":"n1"}"#)
        try eventually("both send", within: 60) { try nodes[1].senders() == ["n1", "n2"] }

        _ = try nodes[0].control.command("/v1/queue/pause")
        try eventually("the other says so, too", within: 60) { try nodes[1].control.queue().paused }
        _ = try nodes[1].control.command("/v1/queue/resume")
        try eventually("the other goes on, too", within: 60) { try !nodes[0].control.queue().paused }

        _ = try nodes[0].control.command("/v1/plans/always/overrides", #"{"state":"closed","reason":"停電のため"}"#)
        try eventually("the other is closed, too; it says: \(nodes[1].daemon.log)", within: 60) {
            let answer = try nodes[1].control.get("/v1/plans/always/availability")
            return try !JSONDecoder().decode(Availability.self, from: Data(answer.utf8)).open
        }
        try end(nodes)
    }
}
