import Foundation
import Glibc
import LinuxSystem
import TestSupport
import Testing

@Suite("A lock on a file")
struct FileLockTests {
    @Test("is given up with the object, though a process that was just forked has a copy of its descriptor")
    func copies() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/lock"
        var copy: CInt = -1
        do {
            let lock = try FileLock(path)
            #expect(FileLock.isHeld(path) == true)
            copy = dup(try #require(try descriptor(of: path)))
            withExtendedLifetime(lock) {}
        }
        defer { close(copy) }
        #expect(copy >= 0)
        #expect(FileLock.isHeld(path) == false)
        withExtendedLifetime(try FileLock(path)) {}
    }

    private func descriptor(of path: String) throws -> CInt? {
        let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        return try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(CInt.init).first {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == real
        }
    }
}
