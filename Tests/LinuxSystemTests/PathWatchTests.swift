import Foundation
import Synchronization
import TestSupport
import Testing

@testable import LinuxSystem

@Suite("The watch over files")
struct PathWatchTests {
    private let directory: TemporaryDirectory
    private let count = Count()

    private final class Count: Sendable {
        let value = Atomic(0)
    }

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func watch(_ name: String) -> PathWatch {
        let watch = PathWatch { [count] in count.value.add(1, ordering: .relaxed) }
        watch.watch(files: [directory.path(name)])
        return watch
    }

    /// Does something, and waits until the watch has told of it.
    private func told(_ what: String, _ change: () throws -> Void) async throws {
        let before = count.value.load(ordering: .relaxed)
        try change()
        try await eventually("\(what) is told") { count.value.load(ordering: .relaxed) > before }
    }

    private func move(_ from: String, _ to: String) throws {
        guard rename(directory.path(from), directory.path(to)) == 0 else { throw TestFailure(errno: errno, doing: to) }
    }

    @Test("tells of a file that is written, replaced, removed and there again")
    func file() async throws {
        try directory.write("1", to: "d/f")
        let watch = watch("d/f")
        try await told("a change") { try directory.write("2", to: "d/f") }
        try directory.write("3", to: "d/g")
        try await told("a replacement") { try move("d/g", "d/f") }
        try await told("a removal") { try FileManager.default.removeItem(atPath: directory.path("d/f")) }
        try await told("a return") { try directory.write("4", to: "d/f") }
        withExtendedLifetime(watch) {}
    }

    @Test("tells of a directory on the way that comes and goes")
    func directories() async throws {
        let watch = watch("a/b/f")
        try await told("the directory") { try directory.write("1", to: "a/b/f") }
        try await told("the file in it") { try directory.write("2", to: "a/b/f") }
        try await told("its exchange") { try move("a", "c") }
        withExtendedLifetime(watch) {}
    }

    @Test("tells of a link that leads elsewhere, and of changes where it leads")
    func links() async throws {
        try directory.write("1", to: "one/f")
        try directory.write("2", to: "two/f")
        try FileManager.default.createSymbolicLink(atPath: directory.path("f"), withDestinationPath: "one/f")
        let watch = watch("f")
        try await told("a change behind it") { try directory.write("3", to: "one/f") }
        try FileManager.default.createSymbolicLink(atPath: directory.path("g"), withDestinationPath: "two/f")
        try await told("another target") { try move("g", "f") }
        try await told("a change behind that") { try directory.write("4", to: "two/f") }
        withExtendedLifetime(watch) {}
    }
}
