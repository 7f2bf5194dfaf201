import Foundation
import TestSupport
import Testing

/// The Python packages that read descriptions, and ask by them.
private enum SchemaTools {
    static let isInstalled =
        (try? ChildProcess.succeed([
            "python3", "-c", "import jsonschema, openapi_spec_validator, schemathesis, yaml",
        ])) != nil
}

/// What the daemon says of its sockets and of its configuration, held against what it answers and reads.
@Suite(
    "What the daemon describes", .disabled(if: GoldenTests.records), .timeLimit(.minutes(5)),
    .enabled(
        if: SchemaTools.isInstalled,
        "openapi-spec-validator, jsonschema, PyYAML and schemathesis aren't installed (make test does that)"))
struct DescribedInterfaceTests {
    private static let sockets = ["query", "control"]
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    /// Writes what the daemon's program prints to a file.
    private func print(_ options: [String], to name: String) throws -> String {
        let program = try Program(
            [Executables.daemon] + options, environment: ["TZDIR": try TimeZoneFiles.write(to: directory)],
            output: directory.path(name))
        #expect(try program.end() == "exits with 0", "\(program.error)")
        return directory.path("\(name).out")
    }

    private func documents() throws -> [String] {
        try Self.sockets.map { try print(["--print-openapi", $0], to: $0) }
    }

    /// What a script complains of.
    private func faults(_ script: String, _ arguments: [String]) throws -> String {
        let script = Places.oracle.appending(path: "\(script).py").path
        return String(decoding: try ChildProcess.succeed(["python3", script] + arguments), as: UTF8.self)
    }

    @Test("is valid OpenAPI, with examples that are what it says")
    func valid() throws {
        #expect(try faults("valid", try documents()) == "")
    }

    @Test("is what the golden answers are, and leaves out no field of them")
    func golden() throws {
        #expect(try faults("answers", try documents() + [Places.golden.path]) == "")
    }

    @Test("is a schema that the configurations fulfil")
    func configurations() throws {
        let schema = try print(["--print-schema"], to: "schema")
        let folder = Places.golden.deletingLastPathComponent().appending(path: "Configurations")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            // This one is refused by the daemon, too.
            .filter { $0.lastPathComponent != "broken.yaml" }.map(\.path).sorted()
        let example = Places.repository.appending(path: "Config/madoguchi.yaml").path
        #expect(try faults("configurations", [schema, example] + files) == "")
    }

    @Test("is what strangers' requests get", arguments: sockets)
    func requests(socket: String) throws {
        let run = try ScenarioRun(Scenario("described", "start standard"))
        _ = try run.golden()
        let document = try print(["--print-openapi", socket], to: socket)
        let program = try Program(
            [
                "python3", Places.oracle.appending(path: "strangers.py").path, document,
                run.directory.path("run/\(socket).sock"), "--examples", "10", "--seed", "22",
            ], environment: ProcessInfo.processInfo.environment, output: directory.path("requests"))
        let ending = try program.child.end(within: 240, said: program.output)
        #expect(ending == .status(0), "\(program.output.suffix(4_000))")
    }
}
