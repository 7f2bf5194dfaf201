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
    init(creating path: String, beside input: borrowing InputFile) throws(Failure) {
        guard !input.isFile(at: path) else { throw .destroysInput(path) }
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
