import Messages
import TestSupport
import Testing

@testable import Documents

@Suite("Documents laid over one another")
struct OverlayTests {
    /// The outcome on one line, and what is wrong.
    private func overlay(_ files: String...) throws -> (text: String, problems: String) {
        let problems = DocumentProblems()
        let roots = files.enumerated().compactMap { index, yaml in
            YAMLDocument.parse(yaml, file: "f\(index)", problems: problems)
        }
        let document = try #require(roots.first)
        let merged = roots.dropFirst().reduce(document) { $0.overlaid(with: $1, problems: problems) }
        return (merged.flowText, problems.description(in: "-"))
    }

    @Test(
        "mappings merge, everything else replaces, null takes away",
        arguments: [
            ("a: 1", "b: 2", "{a: 1, b: 2}"),
            ("a: 1\nb: 1", "a: 2", "{a: 2, b: 1}"),
            ("a: { b: { c: 1, d: 1 }, e: 1 }", "a: { b: { d: 2 } }", "{a: {b: {c: 1, d: 2}, e: 1}}"),
            ("a: [1, 2]", "a: [3]", "{a: [3]}"),
            ("a: { b: 1 }", "a: x", "{a: x}"),
            ("a: x", "a: { b: 1 }", "{a: {b: 1}}"),
            ("a: 1\nb: 1", "a: null", "{b: 1}"),
            ("a: { b: 1, c: 1 }", "a: { b: ~ }", "{a: {c: 1}}"),
            ("a: { b: 1 }", "a:", "{}"),
            ("", "a: 1", "{a: 1}"),
            ("a: 1", "b: { c: ~ }", "{a: 1, b: {c: null}}"),
        ])
    func merging(lower: String, upper: String, expected: String) throws {
        let outcome = try overlay(lower, upper)
        #expect(outcome.text == expected)
        #expect(outcome.problems == "")
    }

    @Test("the last one wins, and can give anew what another one took away")
    func several() throws {
        #expect(try overlay("a: { b: 1, c: 1 }", "a: ~", "a: { d: 1 }").text == "{a: {d: 1}}")
        #expect(try overlay("a: 1", "a: 2", "a: 3").text == "{a: 3}")
        #expect(try overlay("a: 1", "a: ~", "a: ~") == ("{}", ""))
    }

    @Test("a null with nothing to take away is a mistake")
    func nothingThere() throws {
        #expect(
            try overlay("plans: 1", "x: 1\nplan: ~").problems == """
                f1:2:1: null removes what earlier files say about "plan", and they say nothing about it; correct the key, or \
                remove the line; did you mean plans?
                """)
    }

    @Test("every value knows its file, its place and its pointer")
    func places() throws {
        let problems = DocumentProblems()
        let lower = try #require(YAMLDocument.parse("a:\n  b: 1\n  c: 1\n", file: "one", problems: problems))
        let upper = try #require(YAMLDocument.parse("\na: { c: x }\n", file: "two", problems: problems))
        guard case .mapping(let entries) = lower.overlaid(with: upper, problems: problems).content,
            let first = entries.first, case .mapping(let inner) = first.value.content
        else { throw TestFailure("another shape") }
        #expect(first.location == SourceLocation(line: 1, column: 1, file: "one"))
        #expect(inner.map(\.value.pointer) == ["/a/b", "/a/c"])
        #expect(
            inner.map(\.location) == [
                SourceLocation(line: 2, column: 3, file: "one"), SourceLocation(line: 2, column: 6, file: "two"),
            ])
        #expect(inner.last?.value.textLocation == SourceLocation(line: 2, column: 9, file: "two"))
    }

    @Test("what is missing is missed where it was taken away")
    func takenAway() throws {
        let problems = DocumentProblems()
        let roots = ["a: 1\nb: 1", "b: 2", "\na: ~"].enumerated().compactMap { index, yaml in
            YAMLDocument.parse(yaml, file: "f\(index)", problems: problems)
        }
        let document = try #require(roots.first)
        let merged = roots.dropFirst().reduce(document) { $0.overlaid(with: $1, problems: problems) }
        _ = ValueReader<Int>.mapping(Wording(verbatim: "it")) { $0.required("a", .integer(0...9)) }.read(
            merged, problems)
        #expect(
            problems.all.first?.description(in: "-")
                == "f2:2:1: it lacks the key \"a\", which is removed here; give it a value")
    }

    @Test("a key that one file has twice is refused, though another file has it, too")
    func twice() throws {
        let problems = DocumentProblems()
        let lower = try #require(YAMLDocument.parse("\"1\": a", file: "f0", problems: problems))
        // To Yams these two are different ones.
        let yaml = "\n1: b\n\"\\uFEFF\\uFEFF1\": c\n"
        let upper = try #require(YAMLDocument.parse(yaml, file: "f1", problems: problems))
        let merged = lower.overlaid(with: upper, problems: problems)
        _ = ValueReader<Bool>.mapping(Wording(verbatim: "it")) { !$0.all().isEmpty }.read(merged, problems)
        #expect(
            problems.all.first?.description(in: "-")
                == "f1:3:1: the key \"1\" is given twice in it, first in line 2; keep one of them")
    }
}
