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

/// How much strangers ask: little in a test; `make soak` asks for much, by other dice each time.
private enum Strangers {
    /// Requests for each operation and phase.
    static let requests = number("MADOGUCHI_SOAK_REQUESTS") ?? 10
    static let seed = number("MADOGUCHI_SOAK_SEED") ?? 22
    static let minutes = requests > 10 ? 600 : 5

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }
}

/// What the daemon says of its sockets and of its configuration, held against what it answers and reads.
@Suite(
    "What the daemon describes", .disabled(if: GoldenTests.records),
    .timeLimit(.minutes(Strangers.minutes)),
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

    @Test(
        "is what the golden answers and the examples are; no field of them isn't described, and each described one is there"
    )
    func golden() throws {
        let examples = Places.repository.appending(path: "docs/http.md").path
        #expect(try faults("answers", try documents() + [Places.golden.path, examples]) == "")
    }

    @Test("has the parameters and the fields of bodies that are read, and no others", arguments: sockets)
    func inputs(socket: String) throws {
        let run = try ScenarioRun(Scenario("inputs", "start standard"))
        _ = try run.golden()
        let document = try print(["--print-openapi", socket], to: socket)
        let found = try withExtendedLifetime(run) {
            try faults("inputs", [document, run.directory.path("run/\(socket).sock")])
        }
        #expect(found == "")
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

    @Test(
        "is a schema that refuses what the daemon refuses",
        arguments: [
            ("dispaly", "dispaly: { language: ja }"), ("/display/language", "display: { language: fr }"),
            ("/delivery/smtp", "delivery: { smtp: { host: mail.example.jp, password: secret } }"),
            ("/delivery/smtp/port", "delivery: { smtp: { host: mail.example.jp, port: 70000 } }"),
            ("/delivery/smtp/security", "delivery: { smtp: { host: mail.example.jp, security: ssl } }"),
            ("/delivery/limits/per_second", "delivery: { limits: { per_second: many } }"),
            ("/plans/desk/hours", "plans: { desk: { timezone: Asia/Tokyo, hours: [Mo-Fr] } }"),
            ("plans", "display: { language: ja }"),
        ])
    func faulty(place: String, fault: String) throws {
        let plans = "plans: { basic: { timezone: Asia/Tokyo, hours: \"24/7\" } }\n"
        let file = try directory.write((place.contains("plans") ? "" : plans) + fault + "\n", to: "faulty.yaml")
        let schema = try print(["--print-schema"], to: "schema")
        #expect(try faults("configurations", [schema, file]).contains(place))
        let check = try Program(
            [Executables.daemon, "--config", file, "--check"],
            environment: ["TZDIR": try TimeZoneFiles.write(to: directory)], output: directory.path("check"))
        #expect(try check.end() == "exits with 78")
    }

    @Test("is the schema that the example's first line names, where both ways to install put it")
    func installed() throws {
        let example = try String(
            contentsOf: Places.repository.appending(path: "Config/madoguchi.yaml"), encoding: .utf8)
        let line = try #require(example.split(separator: "\n").first)
        #expect(line == "# yaml-language-server: $schema=/usr/share/madoguchi/configuration.schema.json")
        let rules = try String(contentsOf: Places.repository.appending(path: "debian/rules"), encoding: .utf8)
        #expect(
            rules.contains(
                #/install -m 644 \S+\/configuration\.schema\.json .*debian\/madoguchi\/usr\/share\/madoguchi\n/#))
        let makefile = try String(contentsOf: Places.repository.appending(path: "Makefile"), encoding: .utf8)
        #expect(makefile.contains("--print-schema >$(DESTDIR)$(PREFIX)/share/madoguchi/configuration.schema.json"))
        // The line follows the prefix.
        #expect(makefile.contains("s|=/usr/share/|=$(PREFIX)/share/|"))
    }

    @Test("is what strangers' requests get", arguments: sockets)
    func requests(socket: String) throws {
        let run = try ScenarioRun(Scenario("described", "start standard"))
        _ = try run.golden()
        let document = try print(["--print-openapi", socket], to: socket)
        let program = try Program(
            [
                "python3", Places.oracle.appending(path: "strangers.py").path, document,
                run.directory.path("run/\(socket).sock"), "--examples", "\(Strangers.requests)", "--seed",
                "\(Strangers.seed)",
            ], environment: ProcessInfo.processInfo.environment, output: directory.path("requests"))
        let ending = try withExtendedLifetime(run) {
            try program.child.end(within: Strangers.minutes * 60 - 60, said: program.output)
        }
        #expect(ending == .status(0), "\(program.output.suffix(4_000))")
    }
}
