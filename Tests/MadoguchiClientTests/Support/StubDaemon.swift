import Dispatch
import Glibc
import Synchronization
import TestSupport

/// Stands in for the daemon: answers on a Unix socket whatever the test says.
final class StubDaemon: Sendable {
    struct Request: Hashable {
        var method = "GET"
        /// The request target, as `/v1/plans`.
        var target: String
        /// Header fields, their names in lower case.
        var fields: [String: String] = [:]
        var body = ""
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
    private let path: String
    private let isStopped = Atomic(false)
    private let log = Mutex<[Request]>([])

    /// - Parameters:
    ///   - runtimeDirectory: an existing directory, where a stub is to follow another; a new one unless given.
    ///   - socket: the one of the daemon's sockets that it stands in for.
    ///   - isTurningAway: whether it closes each connection without reading, as the kernel does where systemd listens for
    ///     a daemon that can't start.
    init(
        in runtimeDirectory: String? = nil, at socket: String = "query.sock", isTurningAway: Bool = false,
        _ reply: @escaping @Sendable (Request) -> Reply
    ) throws {
        self.runtimeDirectory = try runtimeDirectory ?? TemporaryDirectory.make()
        path = "\(self.runtimeDirectory)/\(socket)"
        listener = try Self.listen(at: path)
        let listener = listener
        DispatchQueue(label: "stub.accept").async { [weak self] in
            var connections = 0
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { break }
                if isTurningAway {
                    close(descriptor)
                    continue
                }
                let connection = connections
                connections += 1
                let number: @Sendable (Request) -> Request? = { [weak self] request in
                    self?.log.withLock { log in
                        log.append(request)
                        (log[log.count - 1].number, log[log.count - 1].connection) = (log.count - 1, connection)
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
        // Once it has been shut down, its descriptor may be another one's.
        guard !isStopped.exchange(true, ordering: .relaxed) else { return }
        shutdown(listener, CInt(SHUT_RDWR))
        unlink(path)
    }

    static func listen(at path: String) throws -> CInt {
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
        guard descriptor >= 0, bound == 0, Glibc.listen(descriptor, 16) == 0 else {
            throw TestFailure(errno: errno, doing: "the stub")
        }
        return descriptor
    }

    private static func serve(
        _ descriptor: CInt, _ number: (Request) -> Request?, _ reply: (Request) -> Reply
    ) {
        defer { close(descriptor) }
        var pending = ""
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return }
            pending += String(decoding: buffer[..<count], as: UTF8.self)
            while let (request, rest) = Request.parse(pending) {
                pending = rest
                guard let request = number(request) else { return }
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
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
            guard sent > 0 else { return }
            rest.removeFirst(sent)
        }
    }
}

extension StubDaemon.Request {
    /// - Returns: the first request of a text and what stands behind it; nil where it isn't whole yet.
    fileprivate static func parse(_ text: String) -> (StubDaemon.Request, rest: String)? {
        let bytes = Array(text.utf8)
        let end = Array("\r\n\r\n".utf8)
        guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { return nil }
        let lines = String(decoding: bytes[..<start], as: UTF8.self).split(separator: "\r\n")
        let words = lines[0].split(separator: " ")
        var request = StubDaemon.Request(
            method: String(words[0]), target: words.count > 1 ? String(words[1]) : "", number: 0, connection: 0)
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            request.fields[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        let body = bytes[(start + 4)...]
        let length = request.fields["content-length"].flatMap(Int.init) ?? 0
        guard body.count >= length else { return nil }
        request.body = String(decoding: body.prefix(length), as: UTF8.self)
        return (request, String(decoding: body.dropFirst(length), as: UTF8.self))
    }
}

extension StubDaemon {
    /// Stands in for `control.sock`, and has one answer to everything.
    static func control(answering body: some Encodable) throws -> StubDaemon {
        let body = try json(body)
        return try StubDaemon(at: "control.sock") { _ in .json(body) }
    }
}
