import FollowUps
import GRDB
import Glibc
import LinuxSystem
import Messages
import SystemPackage

/// Copies databases that are in use.
enum DatabaseCopy {
    /// Copies the database in a directory as it is at one moment, without blocking writers. The copy has no free pages,
    /// and its log is checkpointed into it.
    static func make(in directory: String) throws(StoreError) -> StoreCopy {
        let path = "\(directory)/backup-\(String(UInt64.random(in: 0...UInt64.max), radix: 16)).tmp"
        try StoreError.telling(.copyUnmakable) {
            try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: .ownerReadWrite
            ).close()
        }
        do {
            try copy("\(directory)/madoguchi.sqlite", to: path)
        } catch {
            unlink(path)
            throw StoreError(error)
        }
        let what = Wording.copyUnreadable
        let file = try StoreError.telling(what) { try UnnamedFile(takingOver: path) }
        return StoreCopy(size: try StoreError.telling(what) { try file.size() }) { offset, limit throws(StoreError) in
            try StoreError.telling(what) { try file.read(at: offset, atMost: limit) }
        }
    }

    /// Copies into a file that exists and is empty, so that it keeps the mode it was created with.
    private static func copy(_ path: String, to copy: String) throws {
        var configuration = Configuration()
        configuration.label = "madoguchi.copy"
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.inDatabase { db in
            try db.execute(sql: "VACUUM INTO ?", arguments: [copy])
        }
        try database.close()
    }

    /// Removes what a crash has left behind. The caller holds the directory's lock.
    static func removeLeftovers(in directory: String) {
        for name in (try? DirectoryNames.read(directory)) ?? []
        where name.hasPrefix("backup-") && name.hasSuffix(".tmp") {
            unlink("\(directory)/\(name)")
        }
    }
}
