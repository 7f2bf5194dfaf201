import Foundation
import MadoguchiAPI
import TestSupport
import Testing

/// A daemon among others on one database.
struct FleetNode {
    let name: String
    let daemon: DaemonProcess

    /// A connection of its own to `control.sock`.
    /// Patient, for what shares a machine with databases that go and come is sometimes told to come again.
    func control() throws -> ControlClient { try ControlClient(daemon.control, timeout: 60, patience: .seconds(30)) }

    func cluster() throws -> ClusterStatus {
        try JSONDecoder().decode(ClusterStatus.self, from: Data(try control().get("/v1/cluster").utf8))
    }

    /// Those that live and send, by their names.
    func senders() throws -> [String] {
        try cluster().nodes.filter { $0.state == "live" && $0.sends }.map(\.name).sorted()
    }

    func states() throws -> [String: Int] { try control().queue().states }

    func diagnosis() throws -> Diagnosis {
        try JSONDecoder().decode(Diagnosis.self, from: Data(try control().get("/v1/diagnosis").utf8))
    }

    func end() throws {
        daemon.signal(SIGTERM)
        #expect(try daemon.exitStatus() == 0, "\(daemon.log)")
    }
}

/// Daemons that share a database, before one relay.
final class DaemonFleet {
    /// The configuration's parts that tests have otherwise.
    struct Terms {
        var plans = #"always: { timezone: America/Los_Angeles, hours: "24/7" }"#
        /// Of all nodes.
        var perSecond = 200
        var lease = "6s"
        var clockTolerance = "1s"
        /// Of `store.postgresql`, beside the connection and the schema.
        var store = "durability: local"
    }

    let sink: SMTPSink
    /// A connection string.
    let connection: String
    let schema: String
    private let keys: TemporaryDirectory
    private var arrived: [String: [String]] = [:]

    init(at connection: String, schema: String) throws {
        keys = try TemporaryDirectory()
        try keys.write("1 \(Data(repeating: 7, count: 32).base64EncodedString())\n", to: "secrets.key")
        sink = try SMTPSink()
        self.connection = connection
        self.schema = schema
    }

    func configuration(_ name: String, _ terms: Terms = Terms()) -> String {
        """
        display: { timezone: UTC, language: en }
        plans: { \(terms.plans) }
        secrets_key_file: \(keys.path)/secrets.key
        node: { name: \(name), lease: \(terms.lease), clock_tolerance: \(terms.clockTolerance) }
        delivery:
          from: "窓口 <support@example.jp>"
          transport: smtp
          smtp: { host: 127.0.0.1, port: \(sink.port), security: none }
          limits: { per_second: \(terms.perSecond), per_domain_per_second: \(terms.perSecond) }
        store:
          kind: postgresql
          postgresql: { connection: "\(connection)", schema: \(schema), \(terms.store) }
        """
    }

    /// - Parameter directory: of an earlier run of the same node; a new one unless given.
    func start(
        _ name: String, _ terms: Terms = Terms(), in directory: TemporaryDirectory? = nil, launcher: [String] = [],
        environment: [String: String] = [:]
    ) throws -> FleetNode {
        let directory = try directory ?? TemporaryDirectory()
        try directory.write(configuration(name, terms), to: "m.yaml")
        let daemon = try DaemonProcess(in: directory, launcher: launcher, environment: environment)
        try daemon.ready()
        return FleetNode(name: name, daemon: daemon)
    }

    /// Starts those, and waits until all of them send.
    func start(_ names: [String], _ terms: Terms = Terms()) throws -> [FleetNode] {
        let nodes = try names.map { try start($0, terms) }
        for node in nodes {
            try eventually("all send; \(nodes[0].daemon.log)", within: 60) { try node.senders() == names }
        }
        return nodes
    }

    /// Has each accept its part of so many.
    ///
    /// - Returns: their ids.
    @discardableResult
    func accept(_ count: Int, by nodes: [FleetNode]) throws -> [String] {
        try nodes.enumerated().flatMap { place, node in
            let lines = (0..<count).filter { $0 % nodes.count == place }.map { number in
                #"{"kind":"guidance","plan":"always","to":"user\#(number)@example.jp","subject":"件名","text":"本文"}"#
                    + "\n"
            }
            return lines.isEmpty ? [] : try node.control().acceptBatch(lines.joined()).compactMap(\.id)
        }
    }

    /// The same, with nothing sent before all are accepted.
    @discardableResult
    func acceptTogether(_ count: Int, by nodes: [FleetNode]) throws -> [String] {
        let first = try nodes[0].control()
        _ = try first.command("/v1/queue/pause")
        let ids = try accept(count, by: nodes)
        _ = try first.command("/v1/queue/resume")
        return ids
    }

    /// The Message-IDs that have arrived so far, by follow-up, one for each arrival. Only while nothing arrives.
    func arrivals() throws -> [String: [String]] {
        for text in try sink.takeTexts() {
            let headers = text.split(whereSeparator: \.isNewline).map(String.init)
            func value(_ name: String) -> String? {
                headers.first { $0.hasPrefix("\(name): ") }.map { String($0.dropFirst(name.count + 2)) }
            }
            guard let id = value("X-Madoguchi-ID"), let messageID = value("Message-ID") else { continue }
            arrived[id, default: []].append(messageID)
        }
        return arrived
    }
}
