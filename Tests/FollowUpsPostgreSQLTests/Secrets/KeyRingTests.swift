import Foundation
import Messages
import Testing

@testable import FollowUpsPostgreSQL

@Suite("A ring of keys")
struct KeyRingTests {
    private static func key(_ byte: UInt8) -> String {
        Data(repeating: byte, count: 32).base64EncodedString()
    }

    private func ring(_ texts: String...) throws(KeyRingError) -> KeyRing {
        try KeyRing(files: texts.enumerated().map { (path: "keys\($0.offset)", contents: Array($0.element.utf8)) })
    }

    @Test("The newest key seals, wherever it stands, and every one opens")
    func newest() throws {
        let ring = try ring(
            "\u{FEFF}# since spring\r\n2 \(Self.key(2))   # the second\r\n\r\n1\t\(Self.key(1))", "10 \(Self.key(10))\n"
        )
        #expect(ring.newest.number == 10)
        for number: UInt32 in [1, 2, 10] {
            #expect(ring[number]?.bytes == [UInt8](repeating: UInt8(number), count: 32))
        }
        #expect(ring[3] == nil)
    }

    @Test("A key that only opens doesn't seal")
    func openOnly() throws {
        let ring = try ring("1 \(Self.key(1))\n2 \(Self.key(2)) open-only\n")
        #expect(ring.newest.number == 1)
        #expect(ring[2] != nil)
    }

    @Test(
        "What is wrong is told by file and line, and nothing of a key",
        arguments: [
            ("", Wording.noKeyThatSeals(["keys0"])),
            ("1 \(key(1)) open-only", .noKeyThatSeals(["keys0"])),
            ("# none\n\(key(1))", .keyLineUnreadable(at: "keys0", line: 2)),
            ("0 \(key(1))", .keyLineUnreadable(at: "keys0", line: 1)),
            ("-1 \(key(1))", .keyLineUnreadable(at: "keys0", line: 1)),
            ("4294967296 \(key(1))", .keyLineUnreadable(at: "keys0", line: 1)),
            ("1 \(key(1)) openonly", .keyLineUnreadable(at: "keys0", line: 1)),
            ("1 \(key(1)) open-only 2", .keyLineUnreadable(at: "keys0", line: 1)),
            ("7 c2VjcmV0", .keyNot32Bytes(7, at: "keys0", line: 1)),
            ("7 \(key(1).dropLast())", .keyNot32Bytes(7, at: "keys0", line: 1)),
            ("1 \(key(1))\n2 \(key(2))\n1 \(key(1))", .keyTwice(1, at: "keys0", line: 3)),
        ])
    func faults(_ text: String, _ wording: Wording) {
        let error = #expect(throws: KeyRingError.self) { try ring(text) }
        #expect(error?.wording == wording)
        for sentence in [wording.ja, wording.en] {
            #expect(!sentence.contains(Self.key(1)) && !sentence.contains("c2VjcmV0"))
        }
    }

    @Test("A file of bytes is refused, and a key in two files")
    func files() {
        let bytes = #expect(throws: KeyRingError.self) { try KeyRing(files: [("keys", [0xFF, 0x31])]) }
        #expect(bytes?.wording == .keyFileNotUTF8("keys"))
        let twice = #expect(throws: KeyRingError.self) { try ring("1 \(Self.key(1))", "\n1 \(Self.key(1))") }
        #expect(twice?.wording == .keyTwice(1, at: "keys1", line: 2))
    }

    @Test("A key isn't shown")
    func shown() throws {
        let ring = try ring("7 \(Self.key(65))")
        var shown = "\(ring) \(ring.newest) \(String(reflecting: ring.newest))"
        dump(ring, to: &shown)
        #expect(!shown.contains("65"))
        #expect(shown.contains("key 7"))
    }
}
