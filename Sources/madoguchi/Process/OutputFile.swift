import SystemPackage

/// A file that the user asked to write; closed with its last owner.
final class OutputFile {
    private let path: String
    private let file: FileDescriptor

    /// Replaces an existing file. Only its owner may read it, because it contains other people's messages.
    ///
    /// - Parameter input: the file that is still to be read, so that it can't be replaced by mistake.
    init(at path: String, beside input: borrowing InputFile) throws(Failure) {
        guard !input.isFile(at: path) else {
            throw Failure(
                .badInput, en: "\(path) is the file to be read; writing to it would destroy it",
                ja: "\(path) は読み込むファイルです。書き込むと元の内容が失われます")
        }
        do {
            file = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
        } catch {
            throw .unwritable(path, error)
        }
        self.path = path
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
    /// A file that can't be written.
    static func unwritable(_ path: String, _ error: any Error) -> Failure {
        Failure(.outputFailed, en: "\(path) can't be written: \(error)", ja: "\(path) に書き込めません: \(error)")
    }
}
