import Glibc

/// Whole texts to standard output and standard error, at once and unbuffered.
package enum StandardOutput {
    /// Writes a line for whoever reads standard output.
    package static func write(_ text: String) {
        write(text + "\n", to: STDOUT_FILENO)
    }

    static func write(_ text: String, to descriptor: CInt) {
        var text = text
        text.withUTF8 { bytes in
            var written = 0
            while written < bytes.count {
                let count = Glibc.write(descriptor, bytes[written...].baseAddress, bytes.count - written)
                guard count > 0 || errno == EINTR else { return }
                written += max(0, count)
            }
        }
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    fileprivate var baseAddress: UnsafePointer<UInt8>? {
        UnsafeBufferPointer(rebasing: self).baseAddress
    }
}
