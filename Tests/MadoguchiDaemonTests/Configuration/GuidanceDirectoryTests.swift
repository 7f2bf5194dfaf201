import Foundation
import LinuxSystem
import Messages
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("A guidance directory on disk")
struct GuidanceDirectoryTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        for name in ["ja", "ja/old", ".git"] {
            try FileManager.default.createDirectory(
                atPath: "\(directory.path)/\(name)", withIntermediateDirectories: true)
        }
    }

    private func complaint() throws -> String {
        try #require(throws: FileBytesError.self) { try GuidanceDirectory.files(in: directory.path) }.wording.en
    }

    @Test("is read with what is below it, but for what is hidden")
    func files() throws {
        for name in ["common.yaml", "ja/a.mustache", "ja/old/b.mustache", ".c.yaml", "ja/.a.swp", ".git/d"] {
            try directory.write(name, to: name)
        }
        let files = try #require(try GuidanceDirectory.files(in: directory.path))
        #expect(files.keys.sorted() == ["common.yaml", "ja/a.mustache", "ja/old/b.mustache"])
        #expect(files["ja/a.mustache"] == Array("ja/a.mustache".utf8))
    }

    @Test("may be a link, and have links in it, but none that lead to nothing or back")
    func links() throws {
        try directory.write("x", to: "ja/old/b.mustache")
        let files = FileManager.default
        try files.createSymbolicLink(atPath: "\(directory.path)/en", withDestinationPath: "ja/old")
        #expect(try GuidanceDirectory.files(in: "\(directory.path)/en")?.keys.sorted() == ["b.mustache"])
        #expect(
            try GuidanceDirectory.files(in: directory.path)?.keys.sorted() == ["en/b.mustache", "ja/old/b.mustache"])
        try files.createSymbolicLink(atPath: "\(directory.path)/ja/back", withDestinationPath: "..")
        #expect(try complaint().contains("is more than 8 directories deep"))
        try files.removeItem(atPath: "\(directory.path)/ja/back")
        try files.createSymbolicLink(atPath: "\(directory.path)/ja/gone", withDestinationPath: "nowhere")
        #expect(try complaint() == "ja/gone: No such file or directory")
    }

    @Test("isn't there, or is none")
    func none() throws {
        #expect(try GuidanceDirectory.files(in: "\(directory.path)/nowhere") == nil)
        let file = try directory.write("x", to: "file")
        #expect(throws: FileBytesError.self) { try GuidanceDirectory.files(in: file) }
    }

    @Test("that may not be read is no empty one", .enabled(if: getuid() != 0))
    func unreadable() throws {
        chmod("\(directory.path)/ja", 0)
        defer { chmod("\(directory.path)/ja", 0o700) }
        #expect(try complaint() == "ja: Permission denied")
    }
}
