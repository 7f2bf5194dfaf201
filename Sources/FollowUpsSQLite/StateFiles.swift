import FollowUps
import Glibc
import LinuxSystem
import Messages
import SystemPackage

/// Works on the files of a state directory. Symbolic links in it aren't followed: another user may have planted them.
struct StateFiles {
    func exists(_ path: String) -> Bool {
        (try? Stat(FilePath(path), followTargetSymlink: false)) != nil
    }

    /// Whether there is a file that isn't empty.
    func hasContent(_ path: String) -> Bool {
        ((try? Stat(FilePath(path), followTargetSymlink: false))?.size ?? 0) > 0
    }

    /// A name that isn't in use.
    func unused(_ path: String) -> String {
        var (name, number) = (path, 2)
        while exists(name) { (name, number) = ("\(path)-\(number)", number + 1) }
        return name
    }

    /// Removes a database together with SQLite's files beside it.
    func remove(_ database: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(database + suffix) }
    }

    /// Copies an open file to a new one.
    func copy(_ source: FileDescriptor, to copy: String) throws(StoreError) {
        let target = try StoreError.telling(.backupUncopyable) {
            try FileDescriptor.open(
                FilePath(copy), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: .ownerReadWrite)
        }
        defer { try? target.close() }
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = try StoreError.telling(.backupUnreadable) {
                try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
            }
            if count == 0 { return }
            try StoreError.telling(.copyUnwritable) { _ = try target.writeAll(buffer[..<count]) }
        }
    }

    func link(_ path: String, to name: String) throws(StoreError) {
        guard Glibc.link(path, name) == 0 else {
            throw StoreError(.current, doing: .databaseUnmovable)
        }
    }

    func rename(_ path: String, to name: String) throws(StoreError) {
        guard Glibc.rename(path, name) == 0 else {
            throw StoreError(.current, doing: .backupUnmovable)
        }
    }

    /// Once this returns, a power cut loses nothing of a file, or of a directory's entries.
    func synchronize(_ path: String) throws(StoreError) {
        let what = Wording.diskUnresponsive
        let file = try StoreError.telling(what) {
            try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
        }
        defer { try? file.close() }
        guard fsync(file.rawValue) == 0 else { throw StoreError(.current, doing: what) }
    }
}
