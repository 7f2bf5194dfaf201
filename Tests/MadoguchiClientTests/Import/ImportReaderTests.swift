import FoundationEssentials
import Lists
import MadoguchiAPI
import Testing

@testable import madoguchi

@Suite struct ImportReaderTests {
    private func read(
        _ text: String, format: ImportFormat? = nil, defaults: FollowUpValues = [:], run: String = "",
        piece: Int = 4_096
    ) -> (lines: [ImportLine], fault: Failure?) {
        var reader = ImportReader(format: format, defaults: defaults, run: run)
        let bytes = Array(text.utf8)
        var lines: [ImportLine] = []
        for start in stride(from: 0, to: bytes.count, by: piece) {
            lines += reader.feed(bytes[start..<min(start + piece, bytes.count)], isEnd: false)
        }
        return (lines + reader.feed([], isEnd: true), reader.fault)
    }

    private func json(_ line: ImportLine) throws -> String {
        guard case .json(let bytes, _) = line.content else { throw NoJSON() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func request(_ line: ImportLine) throws -> FollowUpRequest {
        try JSONDecoder().decode(FollowUpRequest.self, from: Data(json(line).utf8))
    }

    private func keys(_ text: String, run: String = "") throws -> [String] {
        try read(text, run: run).lines.map { try #require(try request($0).idempotencyKey) }
    }

    private struct NoJSON: Error {}

    @Test("a table's columns become the fields of the request, in pieces of any size", arguments: [1, 2, 3, 7, 4_096])
    func table(piece: Int) throws {
        let text = """
            \u{FEFF}plan,kind,to,subject,text,not_before,priority,case,expires_at,language,idempotency_key\r
            basic,reminder,a@example.jp,"件名, 一","一行目
            二行目",2026-11-24T10:00,7,#123456,2026-12-01,ja,k1\r

            """
        let (lines, fault) = read(text, piece: piece)
        #expect(fault == nil)
        let line = try #require(lines.first)
        #expect(lines.count == 1)
        #expect(line.number == 2)
        #expect(
            try request(line)
                == FollowUpRequest(
                    kind: "reminder", plan: "basic", to: "a@example.jp", subject: "件名, 一", text: "一行目\n二行目",
                    language: "ja", when: WhenRequest(notBefore: "2026-11-24T10:00"), expiresAt: "2026-12-01",
                    priority: 7, caseLabel: "#123456", idempotencyKey: "k1"))
    }

    @Test(
        "each line has one when, of its own or else the default",
        arguments: [
            ("after_staffed\n4h\n", WhenRequest(afterStaffed: "4h")), ("when\nnext\n", WhenRequest(window: "next")),
            ("to,when\nx,\"\"\n", WhenRequest(notBefore: "D")), ("to\nx\n", WhenRequest(notBefore: "D")),
            (#"{"when":{"window":"next"}}"#, WhenRequest(window: "next")),
            (#"{"to":"x"}"#, WhenRequest(notBefore: "D")),
        ])
    func timing(text: String, when: WhenRequest) throws {
        let defaults: FollowUpValues = [.notBefore: "D", .kind: "reminder", .plan: "basic", .to: "y"]
        let line = try #require(read(text, defaults: defaults).lines.first)
        #expect(try request(line).when == when)
    }

    @Test("what a line says goes before the defaults, and an empty cell says nothing")
    func defaults() throws {
        let defaults: FollowUpValues = [.plan: "basic", .kind: "reminder", .to: "d@example.jp", .priority: "3"]
        let lines = read("plan,to\npro,\n,e@example.jp\n", defaults: defaults).lines
        #expect(try lines.map { try request($0).plan } == ["pro", "basic"])
        #expect(try lines.map { try request($0).to } == ["d@example.jp", "e@example.jp"])
        #expect(try lines.map { try request($0).priority } == [3, 3])
        let objects = read("{}\n{\"plan\" : \"pro\" }\r\n", defaults: defaults).lines
        #expect(try objects.map { try request($0).plan } == ["basic", "pro"])
    }

    @Test("templates, and variables of any name")
    func templates() throws {
        let text = "to,template,variables.name,variables.b.c,variables.a\nx,t,花子,,1\ny,t,\"a\"\"b\",2,\n"
        let lines = read(text, defaults: [.kind: "k", .plan: "p"]).lines
        #expect(try lines.map { try request($0).template } == ["t", "t"])
        #expect(
            try lines.map { try request($0).variables } == [["name": "花子", "a": "1"], ["name": "a\"b", "b.c": "2"]])
        #expect(
            try json(try #require(lines.first)).hasPrefix(
                #"{"kind":"k","plan":"p","to":"x","template":"t","variables":{"a":"1","name":"花子"},"#))
        let object = #"{"to":"x","template":"t","variables":{"n":"v"}}"#
        #expect(try json(try #require(read(object).lines.first)).hasPrefix(String(object.dropLast())))
    }

    @Test(
        "a line has words of its own or a template's, whatever the defaults",
        arguments: [
            ("to,subject\nx,s\n", "s", nil, nil), ("to\nx\n", nil, "t", ["a": "1", "b": "2"]),
            ("to,variables.a,variables.c\nx,3,4\n", nil, "t", ["a": "3", "b": "2", "c": "4"]),
            ("to,template\nx,u\n", nil, "u", ["a": "1", "b": "2"]), (#"{"text":"w"}"#, nil, nil, nil),
            (#"{"to":"x"}"#, nil, "t", ["a": "1", "b": "2"]), (#"{"variables":{"c":"4"}}"#, nil, "t", ["c": "4"]),
        ] as [(String, String?, String?, [String: String]?)])
    func wording(text: String, subject: String?, template: String?, variables: [String: String]?) throws {
        let defaults: FollowUpValues = [
            .kind: "guidance", .plan: "basic", .to: "y", .template: "t", .variable("a"): "1", .variable("b"): "2",
        ]
        let request = try request(try #require(read(text, defaults: defaults).lines.first))
        #expect((request.subject, request.template) == (subject, template))
        #expect(request.variables == variables)
    }

    @Test("defaults in words of their own are not for lines with a template")
    func ownWords() throws {
        let defaults: FollowUpValues = [.kind: "guidance", .plan: "basic", .to: "y", .subject: "s", .text: "t"]
        let lines = read("template,text\nu,\n,w\n", defaults: defaults).lines
        #expect(try lines.map { try request($0).subject } == [nil, "s"])
        #expect(try lines.map { try request($0).text } == [nil, "w"])
    }

    @Test("no secret goes into a key, and what else a line says does")
    func secrets() throws {
        func key(_ text: String) throws -> String? {
            var reader = ImportReader(
                format: nil, defaults: [:], run: "", secrets: SecretFilter(names: ["password"]))
            return try request(try #require(reader.feed(Array(text.utf8)[...], isEnd: true).first)).idempotencyKey
        }
        let head = "kind,plan,to,template,variables.name,variables.password\nk,p,x,t,"
        let one = try key(head + "n,secret")
        #expect(try key(head + "n,another") == one)
        #expect(try key(head + "m,secret") != one)
        #expect(try key(head + "n,") != one)
        let object = #"{"kind":"k","plan":"p","to":"x","priority":3,"variables":{"password":"#
        #expect(try key(object + #""a"}}"#) == key(object + #""b"}}"#))
        #expect(try key(object + #""a"}}"#) != key(object + #""a","name":"n"}}"#))
        // Without secrets, keys are made of the line as it stands.
        #expect(try key("kind,plan,to\nk,p,x\n") == keys("kind,plan,to\nk,p,x\n").first)
    }

    @Test(
        "what the daemon is to judge goes to it as it stands",
        arguments: ["{\"a\":1", "[1]", "{\"n\": 1.50e3,\"n\":2}"])
    func passedOn(text: String) throws {
        let line = try #require(read(text, format: .ndjson).lines.first)
        #expect(try json(line).hasPrefix(String(text.dropLast())))
    }

    @Test("a number that isn't one goes as text, for the daemon to refuse")
    func noNumber() throws {
        let line = try #require(read("priority\nhigh\n", defaults: [.to: "x"]).lines.first)
        #expect(try json(line).hasPrefix(#"{"to":"x","priority":"high","#))
    }

    @Test("the same lines have the same keys, wherever they stand and in whatever order their columns")
    func keys() throws {
        let keys = try keys("kind,plan,to\nk,p,x\nk,p,y\n")
        #expect(try self.keys("kind,plan,to\nk,p,z\n\nk,p,y\nk,p,x\n").suffix(2) == keys.reversed())
        #expect(try self.keys("to,kind,plan\nx,k,p\ny,k,p\n") == keys)
        #expect(try self.keys("kind,plan,to\nk,p,x\nk,p,y\n", run: "again").allSatisfy { !keys.contains($0) })
    }

    @Test("equal lines of a file are told apart by their number among each other")
    func equalLines() throws {
        let three = try keys("kind,plan,to\nk,p,x\nk,p,y\nk,p,x\nk,p,x\n")
        #expect(Set(three).count == 4)
        #expect([0, 2, 3].map { three[$0].split(separator: "-").last } == ["1", "2", "3"])
        #expect(try keys("kind,plan,to\nk,p,x\nk,p,x\n") == [three[0], three[2]])
    }

    @Test(
        "keys are FNV-1a of 128 bits",
        arguments: [
            ("", "6c62272e07bb014262b821756295c58d"), ("a", "d228cb696f1a8caf78912b704e4a8964"),
            ("foobar", "343e1662793c64bf6f0d3597ba446f18"),
        ])
    func hash(text: String, digits: String) {
        var hash = FNV1a()
        hash.combine(text.utf8)
        #expect(String(hash.value, radix: 16) == digits)
    }

    @Test("a row with too many cells is refused alone, with its line, and one with too few is filled up")
    func wrongCount() throws {
        let lines = read("to,plan\na,b\nc\nd,e,f\ng,h\n").lines
        #expect(lines.map(\.number) == [2, 3, 4, 5])
        #expect(lines.map(\.cells) == [["a", "b"], ["c", ""], ["d", "e", "f"], ["g", "h"]])
        let unusable = lines.map {
            if case .unusable(let failure) = $0.content { failure.message(in: .english) } else { "" }
        }
        #expect(
            unusable == [
                "", "",
                "has 3 cells where the header has 2; put a value with a delimiter in it in quotes", "",
            ])
    }

    @Test(
        "a header that isn't understood stops everything, with a suggestion",
        arguments: [
            ("to,subjekt\na,b\n", "line 1: no column is called \"subjekt\"; did you mean subject?"),
            ("to,to\na,b\n", "line 1: the column to is given twice; keep one of them"),
            ("宛名\na\n", "line 1: no column is called to; there are: \"宛名\""),
            ("a@example.jp,花子\n", "line 1: the first line has an address in it"),
        ])
    func header(text: String, start: String) throws {
        let (lines, fault) = read(text)
        #expect(lines.isEmpty)
        #expect(try #require(fault).message(in: .english).hasPrefix(start))
    }

    @Test("Shift_JIS is called by its remedy, and read where it is named")
    func shiftJIS() throws {
        let bytes = Array("to,variables.name\na@example.jp,".utf8) + [0x91, 0x8B, 0x8C, 0xFB, 0x0A]
        var reader = ImportReader(format: nil, defaults: [:], run: "")
        let refused = try #require(reader.feed(bytes[...], isEnd: true).first)
        guard case .unusable(let failure) = refused.content else { throw NoJSON() }
        #expect(failure.message(in: .english).contains("--encoding cp932"))
        var named = ImportReader(format: nil, defaults: [:], run: "", table: TableSettings(encoding: .cp932))
        let line = try #require(named.feed(bytes[...], isEnd: true).first)
        #expect(try json(line).contains("窓口"))
    }

    @Test("NDJSON may be in UTF-16, too")
    func utf16() throws {
        var reader = ImportReader(format: nil, defaults: [:], run: "")
        let bytes: [UInt8] = [0xFF, 0xFE] + #"{"to":"x"}"#.utf8.flatMap { [$0, 0] }
        let line = try #require(reader.feed(bytes[...], isEnd: true).first)
        #expect(try json(line).hasPrefix(#"{"to":"x""#))
    }

    @Test(
        "the format shows in the first character, behind marks and blank lines",
        arguments: [("\u{FEFF}\n {\"to\":\"x\"}", 2), ("\n\n{}\n", 3)])
    func detection(text: String, number: Int) throws {
        for piece in 1...8 {
            let lines = read(text, piece: piece).lines
            #expect(lines.map(\.number) == [number])
        }
    }

    @Test("a line beyond the bound is refused, and the next one read")
    func longLine() {
        var reader = LineReader(limit: 4)
        #expect(
            reader.feed(Array("12345\n1234\n\n  \n12".utf8)[...]) == [
                .init(number: 1, bytes: nil), .init(number: 2, bytes: Array("1234".utf8)),
            ])
        #expect(reader.feed(Array("345".utf8)[...]).isEmpty)
        #expect(reader.finish() == .init(number: 5, bytes: nil))
    }
}
