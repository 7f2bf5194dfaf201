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
            throw Failure(
                .badInput, en: "\(path) is there already, and isn't overwritten; give another name, or remove it",
                ja: "\(path) はすでにあります。上書きはしません。別の名前を指定するか、削除してください")
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
        Failure(
            .badInput, en: "\(path) is the file to be read; writing to it would destroy it; give another file",
            ja: "\(path) は読み込むファイルです。書き込むと元の内容が失われます。別のファイルを指定してください")
    }

    /// A file that can't be written.
    static func unwritable(_ path: String, _ error: any Error) -> Failure {
        Failure(
            .outputFailed, en: "\(path) can't be written: \(SystemError.wording(error).en)",
            ja: "\(path) に書き込めません: \(SystemError.wording(error).ja)")
    }
}
