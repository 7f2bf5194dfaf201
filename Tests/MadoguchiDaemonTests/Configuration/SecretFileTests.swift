import Foundation
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("A secret's file")
struct SecretFileTests {
    @Test(
        "holds the secret in its first line, whatever editor wrote it",
        arguments: ["geheim", "geheim\n", "geheim\r\n", "\u{FEFF}geheim", "\u{FEFF}geheim\r\nnotes\r\n"])
    func contents(text: String) throws {
        let directory = try TemporaryDirectory()
        try Data(text.utf8).write(to: URL(filePath: directory.path("password")))
        #expect(try SecretFile.read(.file(path: directory.path("password"))) == "geheim")
        #expect(try SecretFile.read(.credential("password"), credentialsDirectory: directory.path) == "geheim")
    }

    @Test(
        "holds it as UTF-8",
        arguments: [[], [0x0A], [0xEF, 0xBB, 0xBF], [0xEF, 0xBB, 0xBF, 0x0A], [0xFF, 0xFE, 0x67, 0]])
    func nothing(bytes: [UInt8]) throws {
        let directory = try TemporaryDirectory()
        try Data(bytes).write(to: URL(filePath: directory.path("password")))
        #expect(throws: SecretError.self) { try SecretFile.read(.file(path: directory.path("password"))) }
    }
}
