import Glibc
import Messages
import SystemPackage

/// A file that gets its name only once it is complete and on disk.
///
/// Until then it has a new, unguessable name: in a directory where others may write, a file that somebody had prepared
/// could be read by them.
final class BackupFile {
    private let path: String
    private let partial: String
    private let replaces: Bool
    private let file: FileDescriptor
    private var isFinished = false

    /// - Parameter replaces: whether an existing file may be replaced.
    init(at path: String, replacing replaces: Bool) throws(Failure) {
        let partial = "\(path).\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).partial"
        if !replaces, (try? Stat(FilePath(path), followTargetSymlink: false)) != nil { throw Self.isThere(path) }
        do {
            file = try FileDescriptor.open(
                FilePath(partial), .writeOnly, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
                permissions: .ownerReadWrite)
        } catch {
            throw .unwritable(path, error)
        }
        self.path = path
        self.partial = partial
        self.replaces = replaces
    }

    deinit {
        if !isFinished { unlink(partial) }
        try? file.close()
    }

    func write(_ bytes: [UInt8]) throws(Failure) {
        do {
            try file.writeAll(bytes)
        } catch {
            throw .unwritable(path, error)
        }
    }

    /// Once this returns, a power cut doesn't undo it.
    func finish() throws(Failure) {
        guard fsync(file.rawValue) == 0 else { throw .unwritable(path, Errno(rawValue: errno)) }
        if replaces {
            guard rename(partial, path) == 0 else { throw .unwritable(path, Errno(rawValue: errno)) }
        } else {
            // Unlike rename(2), link(2) never replaces an existing file.
            guard link(partial, path) == 0 else {
                let error = Errno(rawValue: errno)
                throw error == .fileExists ? Self.isThere(path) : .unwritable(path, error)
            }
            unlink(partial)
        }
        isFinished = true
        let parent = FilePath(path.lastIndex(of: "/").map { path[...$0] + "." } ?? ".")
        guard let directory = try? FileDescriptor.open(parent, .readOnly, options: .closeOnExec) else { return }
        fsync(directory.rawValue)
        try? directory.close()
    }

    private static func isThere(_ path: String) -> Failure {
        Failure(.badInput, .fileExists(path))
    }
}

/// Standard output, for binary data.
struct BackupOutput {
    func write(_ bytes: [UInt8]) throws(Failure) {
        do {
            try FileDescriptor.standardOutput.writeAll(bytes)
        } catch {
            throw Failure(.outputFailed, .backupUnwritable(SystemError.wording(error)))
        }
    }
}
