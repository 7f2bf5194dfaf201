import Foundation
import TestSupport

/// Does what a scenario says, and writes down what came.
final class ScenarioRun {
    let scenario: Scenario
    let directory: TemporaryDirectory
    let zones: String
    var captures = Captures()
    var masks: Masks
    var daemon: DaemonProcess?
    /// Connections that stay open from step to step, by name.
    var connections: [String: OpenConnection] = [:]
    /// Files that are held, and ports that nobody listens on.
    var held: [HeldDescriptor] = []
    /// Relays that the daemon is to talk to.
    var relays: [ChildProcess] = []
    /// The steps that are done, with what came of each.
    private(set) var performed: [(step: Step, transcript: [String])] = []
    private var transcript: [String] = []

    struct OpenConnection {
        let connection: UnixConnection
        let reader: AnswerReader
    }

    /// - Parameter database: a connection string of a PostgreSQL, and the schema in it that the scenario's daemons use; nil
    ///   for their state directory.
    init(_ scenario: Scenario, database: (connection: String, schema: String)? = nil) throws {
        self.scenario = scenario
        directory = try TemporaryDirectory()
        zones = try TimeZoneFiles.write(to: directory)
        masks = Masks(directory: directory.path, startedAt: Moments.now, version: try ClientVersion.text)
        captures["dir"] = directory.path
        try linkGuidance()
        guard let database else { return }
        try directory.write("1 \(Data(repeating: 7, count: 32).base64EncodedString())\n", to: "secrets.key")
        try directory.write(
            """
            secrets_key_file: \(directory.path)/secrets.key
            store:
              kind: postgresql
              postgresql: { connection: "\(database.connection)", schema: \(database.schema), durability: local }

            """, to: "m.yaml.d/90-store.yaml")
    }

    deinit {
        // Its files go after it.
        daemon = nil
    }

    /// Does everything that the scenario says.
    ///
    /// - Returns: the golden text as it would be now.
    func golden() throws -> String {
        var text = scenario.about
        for step in scenario.steps {
            do {
                try perform(step)
            } catch {
                throw TestFailure("\(scenario.name).txt, line \(step.line): \(error)")
            }
            performed.append((step, transcript))
            text += [""] + step.source.map { $0.hasPrefix("#") ? $0 : "> \($0)" } + transcript
            transcript = []
        }
        return text.drop { $0.isEmpty }.joined(separator: "\n") + "\n"
    }

    private func perform(_ step: Step) throws {
        switch step.verb {
        case "query", "control": try ask(step)
        case "raw": try sendRaw(step)
        case "connect", "send", "receive", "shut", "drop": try useConnection(step)
        case "client": try runClient(step)
        case "daemon": try runDaemon(step)
        case "start", "stop", "reload", "terminate", "end": try changeDaemon(step)
        case "file", "bytes", "show", "patch", "link", "lock", "port", "list", "mode", "remove": try changeFiles(step)
        case "relay", "certificate": try changeRelay(step)
        case "mask": masks.keys.formUnion(step.rest.split(separator: " ").map(String.init))
        default: throw TestFailure("there is no step called \(step.verb)")
        }
    }

    // MARK: What came

    /// Adds something to the golden text: as it is read by people, with placeholders.
    func write(_ text: String) {
        writeMasked(masks.mask(text, captures))
    }

    /// Adds what was masked already.
    func writeMasked(_ text: String) {
        transcript += text.lines
    }

    /// Keeps what a step says of an answer.
    ///
    /// - Parameter field: finds a header field by its name.
    func keep(_ keeps: [(name: String, path: String)], of json: JSONText?, field: (String) -> String? = { _ in nil })
        throws
    {
        for (name, path) in keeps {
            let found =
                path.hasPrefix("header ") ? field(String(path.dropFirst(7))) : json?.value(at: path).flatMap(\.word)
            guard let found else { throw TestFailure("nothing to keep as \(name): the answer has no \(path)") }
            captures[name] = found
        }
    }
}
