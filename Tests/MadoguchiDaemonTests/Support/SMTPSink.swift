import Foundation
import Testing

/// A real `smtp-sink`, which keeps every message that it takes as a file.
final class SMTPSink {
    let port: Int
    private let directory: String
    private let process = Process()

    /// - Parameter options: how it misbehaves; see smtp-sink(1).
    init(in directory: TemporaryDirectory, options: [String] = []) throws {
        self.directory = "\(directory.path)/letters"
        try FileManager.default.createDirectory(atPath: self.directory, withIntermediateDirectories: true)
        chmod(directory.path, 0o755)
        chmod(self.directory, 0o777)
        port = try Self.freePort()
        process.executableURL = URL(fileURLWithPath: "/usr/sbin/smtp-sink")
        let user = geteuid() == 0 ? ["-u", "nobody"] : []
        process.arguments =
            user + options + ["-d", "\(self.directory)/%s.", "127.0.0.1:\(port)", "100"]
        process.standardError = FileHandle.nullDevice
        try process.run()
        try eventually("smtp-sink listens") { Self.connects(to: self.port) }
    }

    deinit {
        // Signals that Foundation leaves blocked in its children can't end it.
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// The names of the follow-ups whose messages were taken, one for each message.
    func arrivals() throws -> [String] {
        // A message that isn't complete has no end yet.
        try texts().compactMap { text in
            text.split(separator: "\n").first { $0.hasPrefix("X-Madoguchi-ID: ") }.map { String($0.dropFirst(16)) }
        }
    }

    /// The messages, with what smtp-sink says of their envelopes.
    func texts() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory).map {
            try String(contentsOfFile: "\(directory)/\($0)", encoding: .utf8)
        }
    }

    private static func freePort() throws -> Int {
        try withLoopbackSocket { descriptor, address in
            var address = address
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            return try withUnsafeMutablePointer(to: &address) { pointer in
                try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    try #require(bind(descriptor, address, size) == 0 && getsockname(descriptor, address, &size) == 0)
                }
                return Int(UInt16(bigEndian: pointer.pointee.sin_port))
            }
        }
    }

    private static func connects(to port: Int) -> Bool {
        withLoopbackSocket { descriptor, address in
            var address = address
            address.sin_port = UInt16(port).bigEndian
            return withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                }
            }
        }
    }

    private static func withLoopbackSocket<Result>(
        _ body: (CInt, sockaddr_in) throws -> Result
    ) rethrows -> Result {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return try body(descriptor, address)
    }
}
