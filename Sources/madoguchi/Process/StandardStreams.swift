import Messages
import SystemPackage

/// Standard output: one buffer, written in full.
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
            throw Failure(.outputFailed, .answerUnwritable(SystemError.wording(error)))
        }
    }
}

/// Standard error, for failures.
enum StandardError {
    static func report(_ failure: Failure, in language: Language) {
        // A failure of standard error can't be reported anywhere.
        write("madoguchi: \(failure.message(in: language).harmless(keepingLines: true))\n")
    }

    /// Replaces the line that was drawn last; an empty one only removes it.
    static func draw(_ line: Line, colour: Bool) {
        write("\r\(line.rendered(colour: colour))\u{1B}[K")
    }

    private static func write(_ text: String) {
        _ = try? FileDescriptor.standardError.writeAll(text.utf8)
    }
}
