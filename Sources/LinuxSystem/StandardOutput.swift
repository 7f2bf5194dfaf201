import SystemPackage

/// Writes complete texts to standard output and standard error, unbuffered.
package enum StandardOutput {
    /// Writes a line to standard output.
    package static func write(_ text: String) {
        write(text + "\n", to: .standardOutput)
    }

    /// A failure can't be reported anywhere.
    static func write(_ text: String, to descriptor: FileDescriptor) {
        _ = try? descriptor.writeAll(text.utf8)
    }
}
