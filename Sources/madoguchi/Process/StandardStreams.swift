import SystemPackage

/// Where answers go: one buffer, written whole.
enum StandardOutput {
    /// Writes everything. A reader that has gone away (`| head -1`) is not an error.
    ///
    /// - Throws: ``Failure`` where the answer could not be written, as to a full disk.
    static func write(_ text: String) throws {
        do {
            try FileDescriptor.standardOutput.writeAll(text.utf8)
        } catch Errno.brokenPipe {
            return
        } catch {
            throw Failure(
                .outputFailed, en: "the answer could not be written to standard output: \(error)",
                ja: "標準出力に書き込めませんでした: \(error)")
        }
    }
}

/// Where failures go.
enum StandardError {
    static func report(_ failure: Failure, in language: Language) {
        // Nothing is left to say where standard error itself fails.
        write("madoguchi: \(failure.message(in: language).harmless(keepingLines: true))\n")
    }

    /// Puts a line in the place of the one that was drawn last; an empty one only takes that away.
    static func draw(_ line: Line, colour: Bool) {
        write("\r\(line.rendered(colour: colour))\u{1B}[K")
    }

    private static func write(_ text: String) {
        _ = try? FileDescriptor.standardError.writeAll(text.utf8)
    }
}
