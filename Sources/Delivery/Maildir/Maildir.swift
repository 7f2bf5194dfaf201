internal import Glibc
import LinuxSystem
import Messages
internal import SystemPackage

/// A directory of messages, one file each: written in `tmp`, and moved to `new` when complete. Readers move them on to
/// `cur`.
///
/// Its group may read what is in it, as its members may see every message by the client: what the state directory around
/// it lets in decides who can. A message that holds a secret is its owner's alone, for nobody else is shown secrets.
struct Maildir: Sendable {
    let directory: String

    /// Files a message. Once this returns, a power failure doesn't undo it.
    ///
    /// - Parameters:
    ///   - name: unique, without a slash or colon. A file of the same name in `new` is replaced.
    ///   - hasSecrets: whether only the owner may read it.
    ///   - mayFinish: asked when the file is written, before readers see it.
    /// - Throws: ``MaildirError``, or what `mayFinish` throws. Then there is no such file.
    func file(
        _ bytes: [UInt8], as name: String, hasSecrets: Bool = false, mayFinish: () throws -> Void = {}
    ) throws {
        let unfinished = "\(directory)/tmp/\(name)"
        try write(bytes, to: unfinished, hasSecrets ? .ownerReadWrite : [.ownerReadWrite, .groupRead])
        do {
            try mayFinish()
            if rename(unfinished, "\(directory)/new/\(name)") != 0 {
                if errno == ENOENT { try makeDirectories() }
                guard rename(unfinished, "\(directory)/new/\(name)") == 0 else {
                    throw MaildirError.current(at: "\(directory)/new")
                }
            }
        } catch {
            unlink(unfinished)
            throw error
        }
        try synchronize("\(directory)/new")
    }

    /// Removes a file that is half written.
    private func write(_ bytes: [UInt8], to path: String, _ permissions: FilePermissions) throws(MaildirError) {
        do {
            let file = try create(path)
            try file.closeAfter {
                try file.writeAll(bytes)
                // Whatever the process's umask is.
                guard fchmod(file.rawValue, permissions.rawValue) == 0 else { throw Errno(rawValue: errno) }
                guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
            }
        } catch {
            unlink(path)
            throw error as? MaildirError ?? MaildirError(at: "\(directory)/tmp", error)
        }
    }

    private func create(_ path: String) throws -> FileDescriptor {
        do {
            return try open(path)
        } catch Errno.noSuchFileOrDirectory {
            try makeDirectories()
            return try open(path)
        }
    }

    private func open(_ path: String) throws -> FileDescriptor {
        try FileDescriptor.open(
            FilePath(path), .writeOnly, options: [.create, .truncate, .noFollow, .closeOnExec],
            permissions: .ownerReadWrite)
    }

    /// `tmp` is created last, and only once the others are durable: when it is there, messages can be filed, even if
    /// another thread is still creating the directories.
    private func makeDirectories() throws(MaildirError) {
        for path in forReaders { try make(path) }
        openToGroup()
        try synchronize(directory)
        try synchronize("\(directory)/..")
        try make("\(directory)/tmp")
    }

    /// The directories that readers enter.
    private var forReaders: [String] { [directory, "\(directory)/new", "\(directory)/cur"] }

    /// Lets the group into the directories for readers that are as ``make(_:)`` makes them, or as earlier versions made
    /// them. Any other mode was chosen by somebody, and stays. Where it can't be done, only the group misses something.
    func openToGroup() {
        for path in forReaders {
            guard
                let directory = try? FileDescriptor.open(
                    FilePath(path), .readOnly, options: [.directory, .noFollow, .closeOnExec])
            else { continue }
            defer { try? directory.close() }
            guard let status = try? directory.stat(), status.permissions == .ownerReadWriteExecute else { continue }
            _ = fchmod(directory.rawValue, 0o750)
        }
    }

    private func make(_ path: String) throws(MaildirError) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .current(at: path) }
    }

    private func synchronize(_ path: String) throws(MaildirError) {
        do {
            let directory = try FileDescriptor.open(FilePath(path), .readOnly, options: [.directory, .closeOnExec])
            try directory.closeAfter {
                guard fsync(directory.rawValue) == 0 else { throw Errno(rawValue: errno) }
            }
        } catch {
            throw MaildirError(at: path, error)
        }
    }
}

/// Why a maildir accepts no message: where, and what the system said.
struct MaildirError: TroubleError {
    let trouble: Trouble

    init(at path: String, _ error: any Error) {
        let reason = Wording(error)
        switch error as? Errno {
        case .noSpace?, .diskQuotaExceeded?: trouble = .outboxFull(path, reason)
        case .permissionDenied?, .notPermitted?, .readOnlyFileSystem?: trouble = .outboxClosed(path, reason)
        default: trouble = .outboxFails(path, reason)
        }
    }

    static func current(at path: String) -> MaildirError { MaildirError(at: path, Errno(rawValue: errno)) }
}
