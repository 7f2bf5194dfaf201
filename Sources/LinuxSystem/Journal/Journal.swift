import CSystemd
import Glibc

/// The system's journal. [sd_journal_sendv(3)]
package enum Journal {
    /// Whether standard error leads to the journal: whether it is the stream that the service manager announced.
    /// [systemd.exec(5)]
    package static let isStandardError: Bool = {
        guard let stream = getenv("JOURNAL_STREAM").map({ String(cString: $0) }) else { return false }
        let parts = stream.split(separator: ":")
        var status = stat()
        guard parts.count == 2, fstat(STDERR_FILENO, &status) == 0 else { return false }
        return UInt64(parts[0]) == UInt64(status.st_dev) && UInt64(parts[1]) == UInt64(status.st_ino)
    }()

    /// - Returns: whether it was accepted. Where the journal isn't running, it counts as accepted.
    static func send(_ entry: JournalEntry) -> Bool {
        var bytes: [UInt8] = []
        var lengths: [Int] = []
        for (name, value) in entry.fields {
            let start = bytes.count
            bytes += name.utf8
            bytes.append(UInt8(ascii: "="))
            bytes += value.utf8
            lengths.append(bytes.count - start)
        }
        return bytes.withUnsafeMutableBytes { buffer in
            var start = 0
            let vectors = lengths.map { length in
                defer { start += length }
                return iovec(iov_base: buffer.baseAddress?.advanced(by: start), iov_len: length)
            }
            return sd_journal_sendv(vectors, CInt(vectors.count)) >= 0
        }
    }
}
