import Testing

@testable import Documents

@Suite("A YAML document")
struct YAMLDocumentTests {
    private static func read(_ yaml: String) -> (root: DocumentNode?, problems: [String]) {
        let problems = DocumentProblems()
        let root = YAMLDocument.parse(Array(yaml.utf8), problems: problems)
        return (root, problems.all.map { $0.description(in: "f") })
    }

    @Test("may begin with a byte order mark, and end its lines as Windows does")
    func windows() throws {
        let (root, problems) = Self.read("\u{FEFF}a: b\r\nc: 1\r\n")
        #expect(problems == [])
        #expect(try #require(root).flowText == "{a: b, c: 1}")
    }

    @Test(
        "has no byte order marks before a value or a key, as files have that were put together",
        arguments: ["\u{FEFF}", "\u{FEFF}\u{FEFF}", "\u{FEFF}\u{FEFF}\u{FEFF}"])
    func marks(marks: String) throws {
        let (root, problems) = Self.read("{a: [\(marks)1, \"\(marks)b\"], \(marks)c: ~}")
        #expect(problems == [])
        #expect(try #require(root).flowText == "{a: [1, b], c: null}")
    }

    @Test(
        "has a name once, however it is written", arguments: ["1: b\n\"1\": c", "off: b\n'off': c", "a: b\n!!str a: c"])
    func twice(yaml: String) {
        let (root, problems) = Self.read(yaml)
        #expect(root == nil)
        #expect(problems.count == 1)
    }

    @Test(
        "that is indented by tabs is told so, where the first one stands",
        arguments: [
            ("plans:\n\tbasic:\n", "2:1"), ("plans:\n  basic:\n  \tzone: a\n", "3:3"),
            ("a:\n  - b\n\t- c\n", "3:1"),
        ])
    func tabs(yaml: String, place: String) {
        let detail = "found a tab that indents this line, expected blanks; put blanks in its place"
        #expect(Self.read(yaml).problems == ["f:\(place): \(detail)"])
    }

    @Test("has tabs within its lines")
    func innerTabs() {
        #expect(Self.read("a:\tb\nc: 1\t# a comment\n").problems == [])
    }

    @Test("says by a tag that a value is a text", arguments: ["off", "12", "~", "'off'"])
    func tagOfText(value: String) throws {
        let (root, problems) = Self.read("!!str \(value)")
        #expect(problems == [])
        guard case .text(value.filter { $0 != "'" }) = try #require(root).content else {
            Issue.record("no text: \(String(describing: root?.content))")
            return
        }
    }

    @Test(
        "has no other tags, which would be passed over",
        arguments: [("!secret relay", "\"!secret\""), ("!!binary aGk=", "\"!!binary\""), ("!!int \"12\"", "\"!!int\"")])
    func otherTags(value: String, name: String) {
        #expect(Self.read("a: \(value)").problems == ["f:1:4: the tag \(name) isn't supported; remove it"])
    }
}
