import Foundation
import Glibc

/// A directory that goes with its owner, and everything in it.
final class TemporaryDirectory {
    let path: String

    init() throws {
        var template = Array("/tmp/madoguchi-golden-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(errno: errno, doing: "a temporary directory") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Makes the directories above the file as well.
    func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        let file = URL(fileURLWithPath: "\(path)/\(name)")
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
    }
}
