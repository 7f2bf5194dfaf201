import Glibc

/// A file that is there under its name once it is whole and on disk, and not before.
final class BackupFile {
    private let path: String
    private let partial: String
    private let replaces: Bool
    private var descriptor: CInt
    private var isFinished = false

    /// - Parameter replaces: whether what is there may be replaced.
    init(at path: String, replacing replaces: Bool) throws(Failure) {
        self.path = path
        self.replaces = replaces
        partial = path + ".partial"
        descriptor = -1
        try checkNothingIsThere()
        descriptor = open(partial, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unwritable(errno) }
        // What a crash has left is nobody's; what another one is writing is.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, isStillThere else {
            close(descriptor)
            descriptor = -1
            throw Failure(
                .tryAgainLater, en: "another backup is being written to \(path); wait for its end",
                ja: "\(path) には別のバックアップを書き込み中です。終わるまでお待ちください")
        }
        guard fchmod(descriptor, 0o600) == 0, ftruncate(descriptor, 0) == 0 else { throw unwritable(errno) }
    }

    deinit {
        guard descriptor >= 0 else { return }
        if !isFinished { unlink(partial) }
        close(descriptor)
    }

    func write(_ bytes: [UInt8]) throws(Failure) {
        if let error = bytes.write(to: descriptor) { throw unwritable(error) }
    }

    /// Once this returns, a power cut doesn't take it back.
    func finish() throws(Failure) {
        guard fsync(descriptor) == 0 else { throw unwritable(errno) }
        try checkNothingIsThere()
        guard rename(partial, path) == 0 else { throw unwritable(errno) }
        isFinished = true
        let directory = open(path.lastIndex(of: "/").map { path[...$0] + "." } ?? ".", O_RDONLY | O_CLOEXEC)
        guard directory >= 0 else { return }
        fsync(directory)
        close(directory)
    }

    private func checkNothingIsThere() throws(Failure) {
        var status = stat()
        guard !replaces, lstat(path, &status) == 0 else { return }
        throw Failure(
            .badInput, en: "\(path) is there already; give another name, or --force to replace it",
            ja: "\(path) はすでにあります。別の名前にするか、--force で置き換えてください")
    }

    /// Whether the name still leads to this file.
    private var isStillThere: Bool {
        var (own, named) = (stat(), stat())
        return fstat(descriptor, &own) == 0 && lstat(partial, &named) == 0 && own.st_ino == named.st_ino
            && own.st_dev == named.st_dev
    }

    private func unwritable(_ errno: Int32) -> Failure {
        let reason = String(cString: strerror(errno))
        return Failure(
            .outputFailed, en: "\(path) can't be written: \(reason)", ja: "\(path) に書き込めません: \(reason)")
    }
}

/// Standard output, for bytes that are no text.
struct BackupOutput {
    func write(_ bytes: [UInt8]) throws(Failure) {
        guard let error = bytes.write(to: STDOUT_FILENO) else { return }
        let reason = String(cString: strerror(error))
        throw Failure(
            .outputFailed, en: "the backup could not be written to standard output: \(reason)",
            ja: "標準出力に書き込めませんでした: \(reason)")
    }
}
