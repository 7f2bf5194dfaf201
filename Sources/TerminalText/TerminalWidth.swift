import Glibc

/// The width of the terminal that standard output goes to.
package enum TerminalWidth {
    /// Columns; nil for no limit, where it goes elsewhere.
    ///
    /// An exported COLUMNS is meant: shells don't export theirs. [POSIX, Environment Variables]
    package static func ofThisProcess() -> Int? {
        if let text = getenv("COLUMNS"), let columns = Int(String(cString: text)), columns > 0 { return columns }
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        var size = winsize()
        return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
    }
}
