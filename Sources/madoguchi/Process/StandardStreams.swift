import Glibc

/// Where answers go: one buffer, written whole.
enum StandardOutput {
    /// Writes everything. A reader that has gone away (`| head -1`) is not an error.
    ///
    /// - Throws: ``Failure`` where the answer could not be written, as to a full disk.
    static func write(_ text: String) throws {
        guard let error = text.write(to: STDOUT_FILENO), error != EPIPE else { return }
        let reason = String(cString: strerror(error))
        throw Failure(
            .outputFailed,
            en: "the answer could not be written to standard output: \(reason)",
            ja: "標準出力に書き込めませんでした: \(reason)"
        )
    }
}

/// Where failures go.
enum StandardError {
    static func report(_ failure: Failure, in language: Language) {
        // Nothing is left to say where standard error itself fails.
        _ = "madoguchi: \(failure.message(in: language).harmless(keepingLines: true))\n".write(to: STDERR_FILENO)
    }

    /// Puts a line in the place of the one that was drawn last; an empty one only takes that away.
    static func draw(_ line: Line, colour: Bool) {
        _ = "\r\(line.rendered(colour: colour))\u{1B}[K".write(to: STDERR_FILENO)
    }
}

extension String {
    /// - Returns: `errno` where not everything could be written.
    func write(to descriptor: CInt) -> CInt? {
        Array(utf8).write(to: descriptor)
    }
}

extension [UInt8] {
    /// - Returns: `errno` where not everything could be written.
    func write(to descriptor: CInt) -> CInt? {
        var rest = self[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest.removeFirst(written)
            } else if errno != EINTR {
                return errno
            }
        }
        return nil
    }
}
