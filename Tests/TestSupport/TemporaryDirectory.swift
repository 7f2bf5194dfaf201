import Foundation
import Glibc
import Synchronization

/// A directory of a test's own that goes with its owner, and everything in it. Its path is short enough for sockets.
package final class TemporaryDirectory: Sendable {
    package let path: String

    package init() throws {
        var template = Array("/tmp/madoguchi-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TestFailure(errno: errno, doing: "a temporary directory") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of something in it.
    package func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Makes the directories above the file as well.
    ///
    /// - Returns: the file's path.
    @discardableResult
    package func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        let file = URL(fileURLWithPath: path(name))
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    @discardableResult
    package func write(_ text: String, to name: String) throws -> String {
        try write(text.utf8, to: name)
    }

    package func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    package func text(_ name: String) throws -> String {
        String(decoding: try read(name), as: UTF8.self)
    }
}

// For tests that pass paths on.
extension TemporaryDirectory {
    private static let count = Atomic(0)

    private static let shared: TemporaryDirectory? = {
        let shared = try? TemporaryDirectory()
        atexit { TemporaryDirectory.removeShared() }
        return shared
    }()

    private static func removeShared() {
        if let shared { try? FileManager.default.removeItem(atPath: shared.path) }
    }

    /// - Returns: the path of a new, empty directory that goes when the test process does.
    package static func make() throws -> String {
        guard let shared else { throw TestFailure("there is no temporary directory") }
        let path = shared.path("\(count.add(1, ordering: .relaxed).newValue)")
        guard mkdir(path, 0o700) == 0 else { throw TestFailure(errno: errno, doing: path) }
        return path
    }

    /// - Returns: the path of a new file that goes when the test process does.
    package static func write(_ contents: String) throws -> String {
        let path = try make() + "/file"
        try Data(contents.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }
}
