import Glibc
import TestSupport

/// A terminal whose other end the test holds: what a program shows on it can be read, and keys typed.
final class PseudoTerminal {
    /// Where programs open it.
    let path: String
    private let master: CInt
    /// Kept open: the terminal's settings outlive the program, and can be looked at.
    private let slave: CInt
    /// Everything that it has shown.
    private(set) var shown = ""

    init() throws {
        var (master, slave) = (CInt(-1), CInt(-1))
        var name = [CChar](repeating: 0, count: 256)
        guard openpty(&master, &slave, &name, nil, nil) == 0 else {
            throw TestFailure(errno: errno, doing: "a terminal")
        }
        (self.master, self.slave) = (master, slave)
        path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        for descriptor in [master, slave] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        guard fcntl(master, F_SETFL, O_NONBLOCK) == 0 else { throw TestFailure(errno: errno, doing: "a terminal") }
    }

    deinit {
        close(master)
        close(slave)
    }

    /// Whether keys are shown.
    var echoes: Bool {
        var settings = termios()
        return tcgetattr(slave, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
    }

    func type(_ keys: String) {
        _ = keys.withCString { write(master, $0, strlen($0)) }
    }

    /// Waits until it has shown this.
    func wait(for text: String) throws {
        try eventually("the terminal shows \(text); it shows: \(shown)", within: 20) {
            look()
            return shown.contains(text)
        }
    }

    private func look() {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = read(master, &buffer, buffer.count)
        if count > 0 { shown += String(decoding: buffer[..<count], as: UTF8.self) }
    }
}
