import Foundation
import TestSupport
import Testing

/// docs/security.md, whose promises name the tests that hold them; and the list of what the programs are made of.
@Suite("The guide to security", .disabled(if: GoldenTests.records), .timeLimit(.minutes(3)))
struct SecurityGuideTests {
    private static let tests = Places.repository.appending(path: "Tests")

    /// `Suite/test` and `Tests/System/checks/name`, in the order in which a guide names them.
    private static func references(_ guide: String) throws -> [String] {
        try String(contentsOf: Places.repository.appending(path: "docs/\(guide)"), encoding: .utf8)
            .matches(of: #/`((?:[A-Z]\w+Tests/\w+)|(?:Tests/System/checks/[\w-]+))`/#).map { String($0.output.1) }
    }

    /// Every test as `Suite/test`.
    private static func all() throws -> Set<String> {
        let files = try #require(FileManager.default.enumerator(atPath: tests.path))
        var found: Set<String> = []
        for case let name as String in files where name.hasSuffix(".swift") {
            let text = try String(contentsOf: tests.appending(path: name), encoding: .utf8)
            var suite = ""
            var isTest = false
            for line in text.split(separator: "\n") {
                if let match = line.firstMatch(
                    of: #/^(?:@Suite.*)?(?:(?:final |private |fileprivate )*)(?:struct|class|enum|extension) (\w+)/#)
                {
                    suite = String(match.output.1)
                } else if line.contains("@Test") {
                    isTest = true
                }
                if isTest, let match = line.firstMatch(of: #/\bfunc (\w+)\(/#) {
                    found.insert("\(suite)/\(match.output.1)")
                    isTest = false
                }
            }
        }
        return found
    }

    @Test("names tests and checks that there are, the same in both languages")
    func references() throws {
        let named = try Self.references("security.md")
        #expect(try named == Self.references("security.ja.md"))
        #expect(named.count > 60)
        let all = try Self.all()
        #expect(all.count > 1_000)
        for name in named {
            let isThere =
                name.hasPrefix("Tests/")
                ? FileManager.default.fileExists(atPath: Places.repository.appending(path: name).path)
                : all.contains(name)
            #expect(isThere, "\(name)")
        }
    }

    @Test("has something that holds each promise", arguments: ["security.md", "security.ja.md"])
    func promises(guide: String) throws {
        let text = try String(contentsOf: Places.repository.appending(path: "docs/\(guide)"), encoding: .utf8)
        var (isPromises, count) = (false, 0)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "| promise | held by |" || line == "| 約束 | 確かめているもの |" { isPromises = true }
            if !line.hasPrefix("|") { isPromises = false }
            guard isPromises, line.hasPrefix("| "), line.contains("`") || line.count > 60 else { continue }
            count += 1
            #expect(line.contains(#/`[\w\/-]+`[^|]*\|$/#), "\(line)")
        }
        #expect(count > 25)
    }

    // MARK: What the programs are made of

    private static let canList =
        ExampleTools.has("readelf", "--version") && ExampleTools.has("dpkg-query", "--version")
        && FileManager.default.fileExists(atPath: Places.repository.appending(path: ".build/checkouts").path)

    @Test(
        "comes with a list of what the programs are made of",
        .enabled(if: canList, "what was built isn't here, or not on Debian"))
    func parts() throws {
        let script = Places.repository.appending(path: "scripts/sbom").path
        let list = try ChildProcess.succeed([script, Executables.daemon, Executables.client])
        #expect(try ChildProcess.succeed([script, Executables.daemon, Executables.client]) == list)
        let document = try JSONText(String(decoding: list, as: UTF8.self))
        #expect(document.value(at: "bomFormat")?.word == "CycloneDX")
        #expect(document.value(at: "specVersion")?.word == "1.6")
        guard case .array(let components)? = document.value(at: "components") else {
            throw TestFailure("there are no components")
        }
        let parts = components.compactMap { component -> String? in
            guard let name = component.value(at: "name")?.word, let version = component.value(at: "version")?.word
            else { return nil }
            return "\(name) \(version)"
        }
        let resolved = try String(
            contentsOf: Places.repository.appending(path: ".ci/dependencies.txt"), encoding: .utf8)
        for line in resolved.split(separator: "\n") { #expect(parts.contains(String(line)), "\(line)") }
        for name in ["boringssl", "llhttp", "libyaml", "libsqlite3-0", "libical3", "libidn2-0", "libsystemd0"] {
            #expect(parts.contains { $0.hasPrefix("\(name) ") }, "\(name)")
        }
    }
}
