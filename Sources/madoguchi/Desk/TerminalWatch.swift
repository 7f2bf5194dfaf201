import Glibc

/// Notices that the terminal at standard input is gone, or that Ctrl-D was typed at it.
struct TerminalWatch {
    private let isTerminal = isatty(STDIN_FILENO) == 1

    /// Who reads from the background is stopped.
    private var isInForeground: Bool { tcgetpgrp(STDIN_FILENO) == getpgrp() }

    var query: pollfd {
        pollfd(fd: isTerminal ? STDIN_FILENO : -1, events: isInForeground ? Int16(POLLIN) : 0, revents: 0)
    }

    /// Milliseconds after which to look whether it is in the foreground now.
    var pause: Int64 { !isTerminal || isInForeground ? .max : 1_000 }

    /// - Parameter events: what poll(2) said of the query.
    func hasEnded(_ events: Int16) -> Bool {
        let events = CInt(events)
        if events & (POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
        guard events & POLLIN != 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 4_096)
        // What is typed means nothing here.
        return read(STDIN_FILENO, &buffer, buffer.count) == 0
    }
}
