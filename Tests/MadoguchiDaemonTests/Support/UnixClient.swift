import Glibc
import TestSupport

/// A raw connection to a Unix socket, as a client that keeps no rule would have it.
final class UnixClient: Sendable {
    private let descriptor: CInt

    /// - Parameter seconds: how long any one read may take.
    init(_ path: String, timeout seconds: Int = 10) throws {
        descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        let connected = withUnixAddress(path) { connect(descriptor, $0, $1) }
        guard connected == 0 else { throw TestFailure("can't connect to \(path): errno \(errno)") }
        setTimeout(descriptor, seconds: seconds)
    }

    deinit {
        close(descriptor)
    }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = Glibc.send(descriptor, Array(bytes[sent...]), bytes.count - sent, CInt(MSG_NOSIGNAL))
            guard count > 0 else { return }
            sent += count
        }
    }

    func get(_ target: String, fields: String = "") {
        send("GET \(target) HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n")
    }

    func finishSending() {
        shutdown(descriptor, CInt(SHUT_WR))
    }

    /// Reads one answer: head and body.
    func answer() throws -> String {
        let head = try head()
        if head.lowercased().contains("transfer-encoding: chunked") { return head + (try chunks()) }
        let length =
            head.lowercased().split(separator: "\r\n")
            .first { $0.hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst(15).drop { $0 == " " }) } ?? 0
        return head + String(decoding: try bytes(exactly: length), as: UTF8.self)
    }

    /// Reads an answer's head, with the empty line behind it.
    func head() throws -> String {
        var head = ""
        while !head.hasSuffix("\r\n\r\n") { head += try read(1) }
        return head
    }

    /// Reads one chunk of a body; the last one is empty.
    func chunk() throws -> [UInt8] {
        var line = ""
        while !line.hasSuffix("\r\n") { line += try read(1) }
        guard let size = Int(line.dropLast(1), radix: 16) else { throw TestFailure("no chunk: \(line)") }
        return try bytes(exactly: size + 2).dropLast(2)
    }

    private func chunks() throws -> String {
        var body: [UInt8] = []
        while true {
            let next = try chunk()
            if next.isEmpty { return String(decoding: body, as: UTF8.self) }
            body += next
        }
    }

    private func bytes(exactly count: Int) throws -> [UInt8] {
        var read: [UInt8] = []
        while read.count < count { read += try bytes(count - read.count) }
        return read
    }

    /// Reads until the other side closes.
    func everything() throws -> String {
        var all: [UInt8] = []
        while true {
            let next = try bytesOrEnd(65_536)
            if next.isEmpty { return String(decoding: all, as: UTF8.self) }
            all += next
        }
    }

    private func read(_ count: Int) throws -> String {
        String(decoding: try bytes(count), as: UTF8.self)
    }

    private func bytes(_ count: Int) throws -> [UInt8] {
        let bytes = try bytesOrEnd(count)
        guard !bytes.isEmpty else { throw TestFailure("the connection was closed") }
        return bytes
    }

    private func bytesOrEnd(_ count: Int) throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: count)
        let length = recv(descriptor, &buffer, count, 0)
        guard length >= 0 else { throw TestFailure("nothing to read: errno \(errno)") }
        return Array(buffer.prefix(length))
    }
}
