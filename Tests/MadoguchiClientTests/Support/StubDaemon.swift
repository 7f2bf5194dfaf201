import Dispatch
import Glibc
import Synchronization

/// Stands in for the daemon: answers on a Unix socket whatever the test says.
final class StubDaemon: Sendable {
    struct Request: Hashable {
        /// The request target, as `/v1/plans`.
        var target: String
        /// Counted from 0 over all connections.
        var number: Int
        /// The connection that it came over, counted from 0.
        var connection: Int
    }

    enum Reply {
        case json(String, status: Int = 200)
        /// Bytes as they are, and whether the connection ends after them.
        case raw(String, thenClose: Bool = false)
        /// Never anything.
        case silence
    }

    let runtimeDirectory: String
    private let listener: CInt
    private let log = Mutex<[Request]>([])

    /// - Parameter runtimeDirectory: an existing directory, where a stub is to follow another; a new one unless given.
    init(in runtimeDirectory: String? = nil, _ reply: @escaping @Sendable (Request) -> Reply) throws {
        self.runtimeDirectory = try runtimeDirectory ?? TemporaryDirectory.make()
        listener = try Self.listen(at: self.runtimeDirectory + "/query.sock")
        let listener = listener
        DispatchQueue(label: "stub.accept").async { [weak self] in
            var connections = 0
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { break }
                let connection = connections
                connections += 1
                let number: @Sendable (String) -> Request? = { [weak self] target in
                    self?.log.withLock { log in
                        log.append(Request(target: target, number: log.count, connection: connection))
                        return log[log.count - 1]
                    }
                }
                DispatchQueue(label: "stub.connection").async { Self.serve(descriptor, number, reply) }
            }
            close(listener)
        }
    }

    deinit { stop() }

    /// Requests so far, in order.
    var requests: [Request] { log.withLock { $0 } }

    /// Ends listening, as a daemon that exits does.
    func stop() {
        shutdown(listener, CInt(SHUT_RDWR))
        unlink(runtimeDirectory + "/query.sock")
    }

    private static func listen(at path: String) throws -> CInt {
        let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
        unlink(path)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard descriptor >= 0, bound == 0, Glibc.listen(descriptor, 16) == 0 else { throw SystemError(errno: errno) }
        return descriptor
    }

    private static func serve(
        _ descriptor: CInt, _ number: (String) -> Request?, _ reply: (Request) -> Reply
    ) {
        defer { close(descriptor) }
        var pending = ""
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return }
            pending += String(decoding: buffer[..<count], as: UTF8.self)
            while let end = pending.endOfHead {
                let words = pending.split(separator: " ")
                pending = String(pending[end...])
                guard words.count > 1, let request = number(String(words[1])) else { return }
                switch reply(request) {
                case .json(let body, let status):
                    send(
                        "HTTP/1.1 \(status) X\r\nContent-Type: application/json\r\n"
                            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)", to: descriptor)
                case .raw(let bytes, let thenClose):
                    send(bytes, to: descriptor)
                    if thenClose { return }
                case .silence: break
                }
            }
        }
    }

    private static func send(_ text: String, to descriptor: CInt) {
        let bytes = Array(text.utf8)
        _ = Glibc.send(descriptor, bytes, bytes.count, CInt(MSG_NOSIGNAL))
    }
}

extension String {
    /// Where the text after the first empty line begins.
    fileprivate var endOfHead: Index? {
        let scalars = Array(utf8)
        guard let start = scalars.indices.dropLast(3).first(where: { scalars[$0...].starts(with: "\r\n\r\n".utf8) })
        else {
            return nil
        }
        return utf8.index(utf8.startIndex, offsetBy: start + 4)
    }
}
