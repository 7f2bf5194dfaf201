import Glibc
import TestSupport

/// Hears what a service tells its manager. [sd_notify(3)]
final class NotifySocket {
    private let descriptor: CInt

    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue), 0)
        let bound = withUnixAddress(path) { bind(descriptor, $0, $1) }
        guard bound == 0 else { throw TestFailure("can't bind \(path): errno \(errno)") }
        setTimeout(descriptor, seconds: 10)
    }

    deinit {
        close(descriptor)
    }

    /// The next message that says so, passing over others.
    func wait(for line: String) throws -> String {
        try wait(for: line) { $0 == line }
    }

    /// The next message with a line as asked for, passing over others.
    func wait(for what: String, _ isAsked: (Substring) -> Bool) throws -> String {
        while true {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let length = recv(descriptor, &buffer, buffer.count, 0)
            guard length >= 0 else { throw TestFailure("\(what) never came: errno \(errno)") }
            let message = String(decoding: buffer.prefix(length), as: UTF8.self)
            if message.split(separator: "\n").contains(where: isAsked) { return message }
        }
    }
}
