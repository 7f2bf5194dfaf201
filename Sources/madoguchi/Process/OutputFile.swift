import Glibc

/// A file that the user asked to have written; closed with its last owner.
final class OutputFile {
    private let path: String
    private let descriptor: CInt

    /// Replaces what is there. Only its owner may read it: it tells of other people's letters.
    ///
    /// - Parameter input: what is still to be read, so that it can't be replaced by mistake.
    init(at path: String, beside input: borrowing InputFile) throws(Failure) {
        self.path = path
        guard !input.isFile(at: path) else {
            descriptor = -1
            throw Failure(
                .badInput, en: "\(path) is the file to be read; writing to it would destroy it",
                ja: "\(path) は読み込むファイルです。書き込むと元の内容が失われます")
        }
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unwritable(errno) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func write(_ text: String) throws(Failure) {
        if let error = text.write(to: descriptor) { throw unwritable(error) }
    }

    private func unwritable(_ errno: Int32) -> Failure {
        let reason = String(cString: strerror(errno))
        return Failure(
            .outputFailed, en: "\(path) can't be written: \(reason)", ja: "\(path) に書き込めません: \(reason)")
    }
}
