package import FollowUps
import Glibc
import LinuxSystem
import Messages
import Synchronization
import SystemPackage

/// The directory of the database, which this process alone uses.
struct StateDirectory: Sendable {
    let path: String
    /// Permissions that were too open and have been corrected; one line each.
    private(set) var corrected: [Wording] = []
    /// nil where it is shared.
    private let lock: FileLock?

    var database: String { "\(path)/madoguchi.sqlite" }

    /// Creates the directory where it is missing, and takes its lock.
    ///
    /// - Parameter isShared: whether another process may use it too.
    init(_ path: String, isShared: Bool = false) throws(StoreError) {
        self.path = path
        try Self.make(path)
        do throws(Errno) {
            lock = isShared ? nil : try FileLock("\(path)/madoguchi.lock")
        } catch .wouldBlock {
            throw StoreError(.locked, detail: .stateDirectoryInUse)
        } catch {
            throw StoreError(error, doing: .lockFileUnopenable)
        }
        let directory = try StoreError.telling(.stateDirectoryUninspectable) {
            try FileDescriptor.open(
                FilePath(path), .readOnly, options: [.directory, .closeOnExec])
        }
        defer { try? directory.close() }
        // Its group may be let through to the outbox, which decides for itself: 0710 under systemd. The database and the
        // files beside it are the owner's alone, whatever the directory's mode is.
        try close(directory, named: path, to: [.groupWrite, .otherReadWriteExecute])
    }

    static func make(_ path: String) throws(StoreError) {
        if mkdir(path, 0o700) == 0 {
            // A power cut mustn't lose the directory itself.
            guard let parent = try? FileDescriptor.open(FilePath(path + "/.."), .readOnly, options: .closeOnExec) else {
                return
            }
            fsync(parent.rawValue)
            try? parent.close()
        } else if errno != EEXIST {
            throw StoreError(.current, doing: .stateDirectoryUncreatable)
        }
    }

    /// Creates the database's file where it is missing. Only its owner may access it and SQLite's files beside it.
    ///
    /// - Returns: which file it is, and whether it has any content.
    mutating func prepareDatabase() throws(StoreError) -> (identity: FileIdentity, hasContent: Bool) {
        for suffix in ["-wal", "-shm"] {
            let path = database + suffix
            guard let file = try? FileDescriptor.open(FilePath(path), .readOnly, options: [.noFollow, .closeOnExec])
            else { continue }
            defer { try? file.close() }
            try close(file, named: path, to: [.groupReadWriteExecute, .otherReadWriteExecute])
        }
        let file = try StoreError.telling(.databaseUnopenable) {
            try FileDescriptor.open(
                FilePath(database), .readWrite, options: [.create, .noFollow, .closeOnExec],
                permissions: .ownerReadWrite)
        }
        defer { try? file.close() }
        try close(file, named: database, to: [.groupReadWriteExecute, .otherReadWriteExecute])
        let status = try StoreError.telling(.databaseUninspectable) { try file.stat() }
        guard status.type == .regular else { throw StoreError(.io, detail: .databaseIsNoFile) }
        return (FileIdentity(status), status.size > 0)
    }

    /// Removes permissions that nobody should have. Where that fails, the file belongs to another user, who may do with
    /// it as they like.
    private mutating func close(
        _ file: FileDescriptor, named path: String, to others: FilePermissions
    ) throws(StoreError) {
        let status = try StoreError.telling(.fileUninspectable(path)) { try file.stat() }
        let excess = status.permissions.intersection(others)
        let own = UserID(rawValue: geteuid())
        guard !excess.isEmpty || ![own, UserID(rawValue: 0)].contains(status.userID) && own.rawValue != 0 else {
            return
        }
        let kept = status.permissions.subtracting(others)
        guard !excess.isEmpty, fchmod(file.rawValue, kept.rawValue) == 0 else {
            throw StoreError(
                .exposed,
                detail: .exposed(path, owner: status.userID.rawValue, mode: status.permissions.octal))
        }
        corrected.append(.modeCorrected(path, from: status.permissions.octal, to: kept.octal))
    }
}

/// A state directory that a daemon holds though its database is elsewhere: the outbox is in it, and what else isn't for two.
package final class HeldDirectory: Sendable {
    private let path: String
    private let directory = Mutex<StateDirectory?>(nil)

    package init(_ path: String) {
        self.path = path
    }

    /// Takes it where it isn't held yet, and creates it where it is missing.
    ///
    /// - Throws: `locked` where another process holds it.
    package func take() throws(StoreError) {
        try directory.withLock { directory throws(StoreError) in
            if directory == nil { directory = try StateDirectory(path) }
        }
    }
}

/// The identity of the file that a name leads to.
struct FileIdentity: Hashable, Sendable {
    private let device: DeviceID
    private let inode: Inode

    init(_ status: Stat) {
        device = status.deviceID
        inode = status.inode
    }

    /// - Returns: nil where there is no such file.
    init?(_ path: String) {
        guard let status = try? Stat(FilePath(path)) else { return nil }
        self.init(status)
    }
}

extension FilePermissions {
    /// As `0700`.
    fileprivate var octal: String { "0" + String(rawValue, radix: 8) }
}
