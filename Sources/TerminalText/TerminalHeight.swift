import Glibc

/// The height of the terminal that standard output goes to.
package enum TerminalHeight {
    /// Lines; nil for no limit, where it goes elsewhere.
    package static func ofThisProcess() -> Int? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        var size = winsize()
        return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 0 ? Int(size.ws_row) : nil
    }
}
