import Foundation
import Glibc
import MadoguchiAPI
import TestSupport
import Testing

@testable import madoguchi

@Suite struct QueueBackupTests {
    /// As much of a database as can be looked at without SQLite: so many pages of 512 bytes, of which the first says
    /// that there are `stated`.
    private func database(pages: Int = 3, stated: UInt8? = nil, application: String = "mado") -> String {
        var bytes = [UInt8](repeating: 0, count: 512 * pages)
        bytes.replaceSubrange(0..<16, with: Array("SQLite format 3\0".utf8))
        bytes[16] = 2
        bytes[31] = stated ?? UInt8(pages)
        bytes.replaceSubrange(68..<72, with: Array(application.utf8))
        return String(decoding: bytes, as: UTF8.self)
    }

    private func stub(_ body: String, length: Int? = nil) throws -> StubDaemon {
        try StubDaemon(at: "control.sock") { _ in
            .raw(
                "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.sqlite3\r\n"
                    + "Content-Length: \(length ?? body.utf8.count)\r\n\r\n\(body)", thenClose: length != nil)
        }
    }

    private func backUp(_ arguments: String..., from stub: StubDaemon, language: Language = .english) throws -> Answer {
        try Madoguchi.answer(
            to: ["queue", "backup"] + arguments, in: .test(language, runtimeDirectory: stub.runtimeDirectory))
    }

    private func names(_ directory: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    }

    @Test("the file has what came, for its owner alone, and nothing is left beside it")
    func file() throws {
        let directory = try TemporaryDirectory.make()
        let stub = try stub(database())
        let answer = try backUp("\(directory)/a.sqlite", from: stub)
        #expect(answer.text == "\(directory)/a.sqlite: 1.5 KiB\n")
        #expect(answer.outcome == .yes)
        #expect(stub.requests.map(\.method) == ["POST"])
        #expect(stub.requests.map(\.target) == ["/v1/queue/backup"])
        #expect(try names(directory) == ["a.sqlite"])
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(directory)/a.sqlite")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try String(contentsOfFile: "\(directory)/a.sqlite", encoding: .utf8) == database())
        #expect(
            try backUp("\(directory)/b", "--json", from: stub).text == "{\"file\":\"\(directory)/b\",\"bytes\":1536}\n")
    }

    @Test("what is there is replaced only where that is wanted")
    func force() throws {
        let directory = try TemporaryDirectory.make()
        let path = "\(directory)/a"
        try Data("precious".utf8).write(to: URL(filePath: path))
        let stub = try stub(database())
        let failure = #expect(throws: Failure.self) { try backUp(path, from: stub) }
        #expect(failure?.outcome == .badInput)
        #expect(failure?.message(in: .english).contains("--force") == true)
        #expect(stub.requests.isEmpty)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
        _ = try backUp(path, "--force", from: stub)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == database())
    }

    @Test("what somebody lays ready under a name that it could take isn't written to")
    func partial() throws {
        let directory = try TemporaryDirectory.make()
        let path = "\(directory)/a"
        try Data().write(to: URL(filePath: path + ".partial"))
        _ = try backUp(path, from: try stub(database()))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == database())
        #expect(try Data(contentsOf: URL(filePath: path + ".partial")).isEmpty)
        #expect(try names(directory) == ["a", "a.partial"])
    }

    @Test("what comes to be there meanwhile is kept")
    func meanwhile() throws {
        let path = "\(try TemporaryDirectory.make())/a"
        let file = try BackupFile(at: path, replacing: false)
        try file.write(Array("new".utf8))
        try Data("precious".utf8).write(to: URL(filePath: path))
        #expect(throws: Failure.self) { try file.finish() }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
        let forced = try BackupFile(at: path, replacing: true)
        try forced.write(Array("new".utf8))
        try forced.finish()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    }

    @Test("what isn't a whole database of madoguchi's isn't kept")
    func incomplete() throws {
        let directory = try TemporaryDirectory.make()
        for body in [database(stated: 4), database(application: "else"), "SQLite format 3\0", "", "<html></html>"] {
            let failure = #expect(throws: Failure.self) { try backUp("\(directory)/a", from: stub(body)) }
            #expect(failure?.outcome == .tryAgainLater)
        }
        let broken = try stub(database(), length: 9_000)
        #expect(throws: DaemonError.self) { try backUp("\(directory)/a", from: broken) }
        #expect(try names(directory) == [])
    }

    @Test("a refusal is told, and a directory that isn't there")
    func refusal() throws {
        let problem = try json(
            ProblemDetails(
                type: "/problems/store-full", title: "Full", status: 503, detail: "No space is left in state_dir."))
        let stub = try StubDaemon(at: "control.sock") { _ in .json(problem, status: 503) }
        let directory = try TemporaryDirectory.make()
        let refused = #expect(throws: DaemonError.self) { try backUp("\(directory)/a", from: stub) }
        #expect(refused?.failure.message(in: .english).contains("No space is left") == true)
        #expect(try names(directory) == [])
        let failure = #expect(throws: Failure.self) { try backUp("\(directory)/nowhere/a", from: stub) }
        #expect(failure?.outcome == .outputFailed)
    }

    @Test("standard output gets the bytes and nothing else, but a terminal doesn't")
    func standardOutput() throws {
        let stub = try stub(database())
        var client = ClientProcess()
        client.outputPath = try TemporaryDirectory.make() + "/out"
        let result = try client.run(["--runtime-dir", stub.runtimeDirectory, "queue", "backup", "-"])
        #expect(result.status == 0)
        #expect(result.error.isEmpty)
        #expect(try ClientProcess.contents(of: try #require(client.outputPath)) == database())
        let failure = #expect(throws: Failure.self) {
            try Madoguchi.answer(
                to: ["queue", "backup", "-"], in: .test(runtimeDirectory: stub.runtimeDirectory, isTerminal: true))
        }
        #expect(failure?.outcome == .badInput)
    }

    @Test("one of more bytes than any other answer may have goes through in parts")
    func large() throws {
        let pages = 512
        var body = [UInt8](repeating: 0, count: pages * 65_536)
        body.replaceSubrange(0..<16, with: Array("SQLite format 3\0".utf8))
        // 1 stands for 65,536.
        body[17] = 1
        body[30] = UInt8(pages >> 8)
        body.replaceSubrange(68..<72, with: Array("mado".utf8))
        #expect(body.count > HTTPResponseParser.bodyLimit)
        let stub = try stub(String(decoding: body, as: UTF8.self))
        let path = try TemporaryDirectory.make() + "/a"
        #expect(try backUp(path, from: stub).text == "\(path): 32 MiB\n")
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(body))
    }
}
