import FollowUps
import Foundation
import Glibc
import StoreTestKit
import TestSupport

@testable import FollowUpsSQLite

/// A file system of two megabytes in memory, which only root may make.
final class SmallDisk {
    /// Whether mounting is allowed here at all; root in a container may not.
    static let isPossible: Bool = (try? SmallDisk()) != nil

    private let directory: TemporaryDirectory
    var path: String { directory.path }

    init() throws {
        directory = try TemporaryDirectory()
        try mount(options: "size=2m,mode=700")
    }

    deinit {
        umount2(path, Int32(MNT_DETACH))
    }

    /// Leaves no byte free.
    func fill() throws {
        let descriptor = open(path + "/ballast", O_WRONLY | O_CREAT, 0o600)
        guard descriptor >= 0 else { throw POSIXError(.EIO) }
        let block = [UInt8](repeating: 0, count: 4_096)
        while write(descriptor, block, block.count) == block.count {}
        close(descriptor)
    }

    func empty() throws {
        try FileManager.default.removeItem(atPath: path + "/ballast")
    }

    func grow() throws {
        try mount(flags: UInt(MS_REMOUNT), options: "size=32m,mode=700")
    }

    func setReadOnly(_ isReadOnly: Bool) throws {
        try mount(flags: UInt(MS_REMOUNT | (isReadOnly ? MS_RDONLY : 0)), options: "size=2m,mode=700")
    }

    private func mount(flags: UInt = 0, options: String) throws {
        guard Glibc.mount("tmpfs", path, "tmpfs", flags, options) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
    }
}
