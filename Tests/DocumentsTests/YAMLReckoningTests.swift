import Messages
import Testing

@testable import Documents

@Suite("YAML whose aliases multiply")
struct YAMLReckoningTests {
    /// A tower of lists, each of which holds the one below it twice: `a0` to `a40`.
    private static let tower = (["a0: &a0 [x, x]"] + (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" })
        .joined(separator: "\n")
    private static let mappings =
        (["a0: &a0 {x: y}"] + (1...40).map { "a\($0): &a\($0) {b: *a\($0 - 1), c: *a\($0 - 1)}" })
        .joined(separator: "\n")

    private func problems(_ yaml: String) -> [String] {
        let problems = DocumentProblems()
        _ = YAMLDocument.parse(yaml, problems: problems)
        return problems.all.map { "\($0.location.line):\($0.location.column): \($0.detail.en)" }
    }

    @Test("is refused before it is composed", arguments: [tower, mappings])
    func values(yaml: String) {
        let found = problems(yaml)
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("the document expands to more than 100000 values; use fewer aliases") == true)
    }

    @Test(
        "is no key, whatever way it is written",
        arguments: [
            "? *a10\n: x", "*a10 : x", "z: {*a10 : x}", "z: {? *a10 : x}", "z: [*a10 : x]", "? [*a10]\n: x",
            "? {b: *a10}\n: x",
        ])
    func keys(key: String) {
        let low = Self.tower.split(separator: "\n").prefix(11).joined(separator: "\n")
        let found = problems("\(low)\n\(key)")
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.hasSuffix("found a list or mapping as a key, expected a name") == true, "\(found)")
    }

    @Test("may be used within reason, names as keys too")
    func harmless() {
        #expect(problems("a: &a [x, y]\nb: *a\nc: &c name\n*c : z\n").isEmpty)
        #expect(problems("").isEmpty)
        #expect(problems("a: &a [b, &a c]\nd: *a\n").isEmpty)
    }

    @Test(
        "isn't confused by what isn't YAML",
        arguments: ["a: *nobody", "a: &a [*a]", "a: [", "a: *", "&a &b c", "%YAML 9"])
    func broken(yaml: String) {
        #expect(!problems(yaml).isEmpty || yaml == "a: &a [*a]")
    }
}
