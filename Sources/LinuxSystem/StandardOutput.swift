import SystemPackage

/// Whole texts to standard output and standard error, at once and unbuffered.
package enum StandardOutput {
    /// Writes a line for whoever reads standard output.
    package static func write(_ text: String) {
        write(text + "\n", to: .standardOutput)
    }

    /// Where it can't be written, nothing is left to say so.
    static func write(_ text: String, to descriptor: FileDescriptor) {
        _ = try? descriptor.writeAll(text.utf8)
    }
}
