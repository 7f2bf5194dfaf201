import Glibc
import Messages
import SystemPackage

/// A file that the user asked to write; closed with its last owner.
final class OutputFile {
    private let path: String
    private let file: FileDescriptor

    /// Creates a file that isn't there yet, for its owner alone; so neither somebody else's file nor a link of theirs is
    /// written to.
    ///
    /// - Parameter input: the file that is still to be read.
    convenience init(creating path: String, beside input: borrowing InputFile) throws(Failure) {
        guard !input.isFile(at: path) else { throw .destroysInput(path) }
        try self.init(creating: path)
    }

    /// Creates a file that isn't there yet, for its owner alone.
    init(creating path: String) throws(Failure) {
        do {
            file = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: .ownerReadWrite)
        } catch Errno.fileExists {
            throw Failure(.badInput, .fileNotOverwritten(path))
        } catch {
            throw .unwritable(path, error)
        }
        self.path = path
    }

    /// Removes the file.
    func remove() {
        _ = unlink(path)
    }

    deinit {
        try? file.close()
    }

    /// Gives the whole file its name at last, for everybody to read, and on disk.
    ///
    /// - Parameter replaces: whether a file of that name may be there, which it then stands for.
    func publish(as name: String, replaces: Bool) throws(Failure) {
        guard fchmod(file.rawValue, 0o644) == 0, fsync(file.rawValue) == 0 else {
            throw .unwritable(path, Errno(rawValue: errno))
        }
        // link(2) doesn't take the place of a file that is there.
        guard (replaces ? rename(path, name) : link(path, name)) == 0 else {
            let error = Errno(rawValue: errno)
            throw error == .fileExists ? Failure(.badInput, .dropInThere(name)) : .unwritable(name, error)
        }
    }

    func write(_ text: String) throws(Failure) {
        do {
            try file.writeAll(text.utf8)
        } catch {
            throw .unwritable(path, error)
        }
    }
}

extension Failure {
    fileprivate static func destroysInput(_ path: String) -> Failure {
        Failure(.badInput, .fileIsInput(path))
    }

    /// A file that can't be written.
    static func unwritable(_ path: String, _ error: any Error) -> Failure {
        Failure(.outputFailed, .fileNotWritable(path, SystemError.wording(error)))
    }
}
