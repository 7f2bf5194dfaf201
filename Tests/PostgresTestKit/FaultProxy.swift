import Foundation
import Glibc
package import PostgreSQL
import Synchronization
import TestSupport

/// Stands between clients and a server, on a Unix socket of its own, and makes faults between their messages.
///
/// [https://www.postgresql.org/docs/15/protocol-message-formats.html]
package final class FaultProxy: Sendable {
    package enum Side: Hashable, Sendable {
        case client
        case server
    }

    /// A message as it goes by.
    package struct Message: Sendable {
        package let sender: Side
        /// The letter of its kind: `P` parse, `C` command complete, `Z` ready for a query… A client's first one has none.
        package let kind: Character?
        package let body: [UInt8]

        /// Whether a text is in it.
        package func contains(_ text: String) -> Bool {
            let text = Array(text.utf8)
            return body.indices.contains { body[$0...].starts(with: text) }
        }
    }

    /// What happens, once, to the connection of a message.
    package enum Fault: Sendable {
        /// Both sides lose each other.
        case cut
        /// Both sides keep their connections and hear nothing any more.
        case freeze
        /// The sender's messages wait so long, this one included.
        case delay(milliseconds: UInt32)
    }

    package enum Place: Sendable {
        /// The message isn't passed on.
        case before
        /// The message is passed on, and what comes after it isn't.
        case after
    }

    fileprivate struct Plan: Sendable {
        let fault: Fault
        let place: Place
        let matches: @Sendable (Message) -> Bool
    }

    /// A client's connection and the one to the server that belongs to it. They close when nobody passes anything on or keeps
    /// them frozen any longer.
    private final class Pair: Sendable {
        let client: CInt
        let server: CInt

        init(client: CInt, server: CInt) {
            self.client = client
            self.server = server
        }

        deinit {
            for descriptor in [client, server] where descriptor >= 0 { close(descriptor) }
        }

        func cut() {
            for descriptor in [client, server] { shutdown(descriptor, CInt(SHUT_RDWR)) }
        }
    }

    private struct State: Sendable {
        var plan: Plan?
        var messages: [Message] = []
        var pairs: [ObjectIdentifier: Pair] = [:]
        var frozen: Set<ObjectIdentifier> = []
        /// New connections are taken, and that is all.
        var isFrozen = false
        var isStopped = false
    }

    package let directory: String
    private let owned: TemporaryDirectory
    private let upstream: String
    private let listener: CInt
    private let shared = Shared()

    /// What the threads share, which don't keep the proxy.
    private final class Shared: Sendable {
        let state = Mutex(State())
    }

    package init(to server: PostgresServer) throws {
        owned = try TemporaryDirectory()
        directory = owned.path
        upstream = "\(server.directory)/.s.PGSQL.\(server.port ?? 5432)"
        listener = Self.socket(at: "\(owned.path)/.s.PGSQL.5432", bind)
        guard listener >= 0, listen(listener, 64) == 0 else { throw TestFailure(errno: errno, doing: owned.path) }
        Thread.detachNewThread { [listener, upstream, shared] in Self.accept(on: listener, for: upstream, shared) }
    }

    deinit {
        stop()
    }

    /// Cuts every connection, and takes no other.
    package func stop() {
        let pairs = shared.state.withLock { state in
            defer {
                state.pairs = [:]
                state.isStopped = true
            }
            return state.isStopped ? nil : state.pairs.values
        }
        guard let pairs else { return }
        // Which closes it when it notices.
        shutdown(listener, CInt(SHUT_RDWR))
        for pair in pairs { pair.cut() }
    }

    package func address(_ more: String = "") throws -> PostgresAddress {
        try PostgresAddress("host=\(directory) port=5432 user=postgres dbname=postgres \(more)")
    }

    /// Makes a fault at the next message that matches.
    package func plan(_ fault: Fault, _ place: Place, where matches: @escaping @Sendable (Message) -> Bool) {
        shared.state.withLock { $0.plan = Plan(fault: fault, place: place, matches: matches) }
    }

    /// Makes a fault at the message of this number, from 0, of those to come.
    package func plan(_ fault: Fault, _ place: Place, at number: Int) {
        let seen = Counter()
        plan(fault, place) { _ in seen.next() == number }
    }

    private final class Counter: Sendable {
        private let count = Mutex(0)

        func next() -> Int {
            count.withLock { count in
                defer { count += 1 }
                return count
            }
        }
    }

    /// Makes no fault where none has come yet.
    package func unplan() {
        shared.state.withLock { $0.plan = nil }
    }

    /// Whether the planned fault hasn't come yet.
    package var isPlanned: Bool { shared.state.withLock { $0.plan != nil } }

    /// From now on connections are taken, and nothing is said on them.
    package func freezeNewConnections() {
        shared.state.withLock { $0.isFrozen = true }
    }

    /// What went by since the last call.
    package func takeMessages() -> [Message] {
        shared.state.withLock { state in
            defer { state.messages = [] }
            return state.messages
        }
    }

    // MARK: Threads

    private static func accept(on listener: CInt, for upstream: String, _ shared: Shared) {
        defer { close(listener) }
        while true {
            let client = Glibc.accept(listener, nil, nil)
            guard client >= 0 else {
                if errno == EINTR { continue }
                return
            }
            _ = fcntl(client, F_SETFD, FD_CLOEXEC)
            let isFrozen = shared.state.withLock(\.isFrozen)
            let server = isFrozen ? -1 : Self.socket(at: upstream, connect)
            let pair = Pair(client: client, server: server)
            if !isFrozen, server < 0 { continue }
            shared.state.withLock { state in
                if !state.isStopped { state.pairs[ObjectIdentifier(pair)] = pair }
            }
            if isFrozen { continue }
            Thread.detachNewThread { pass(from: .client, pair, shared) }
            Thread.detachNewThread { pass(from: .server, pair, shared) }
        }
    }

    /// Passes messages on in one direction until the connection ends or is frozen.
    private static func pass(from side: Side, _ pair: Pair, _ shared: Shared) {
        let (source, target) = side == .client ? (pair.client, pair.server) : (pair.server, pair.client)
        var isFirst = side == .client
        while let message = read(from: source, by: side, isFirst: isFirst) {
            isFirst = false
            let (plan, isFrozen) = shared.state.withLock { state -> (Plan?, Bool) in
                if state.frozen.contains(ObjectIdentifier(pair)) { return (nil, true) }
                state.messages.append(message)
                guard let plan = state.plan, plan.matches(message) else { return (nil, false) }
                state.plan = nil
                if case .freeze = plan.fault { state.frozen.insert(ObjectIdentifier(pair)) }
                return (plan, false)
            }
            if isFrozen { return }
            if case .delay(let milliseconds) = plan?.fault {
                // This is the fault, and no wait for something.
                usleep(milliseconds * 1_000)
            }
            if plan?.place != .before || plan?.isDelay == true {
                guard write(message, to: target) else { break }
            }
            switch plan?.fault {
            case .cut: pair.cut()
            case .freeze: return
            case .delay, nil: break
            }
        }
        let isFrozen = shared.state.withLock { state in
            let isFrozen = state.frozen.contains(ObjectIdentifier(pair))
            if !isFrozen { state.pairs[ObjectIdentifier(pair)] = nil }
            return isFrozen
        }
        if !isFrozen { pair.cut() }
    }

    // MARK: Messages

    /// - Returns: nil at the end.
    private static func read(from descriptor: CInt, by side: Side, isFirst: Bool) -> Message? {
        guard let head = bytes(isFirst ? 4 : 5, from: descriptor) else { return nil }
        let length = head.suffix(4).reduce(0) { $0 << 8 | Int($1) }
        guard length >= 4, let body = bytes(length - 4, from: descriptor) else { return nil }
        return Message(sender: side, kind: isFirst ? nil : Character(Unicode.Scalar(head[0])), body: body)
    }

    private static func bytes(_ count: Int, from descriptor: CInt) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes {
                recv(descriptor, $0.baseAddress?.advanced(by: filled), count - filled, 0)
            }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return nil }
            filled += got
        }
        return bytes
    }

    private static func write(_ message: Message, to descriptor: CInt) -> Bool {
        let length = UInt32(message.body.count + 4)
        var bytes = message.kind.flatMap(\.asciiValue).map { [$0] } ?? []
        bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + message.body
        var sent = 0
        while sent < bytes.count {
            let taken = bytes.withUnsafeBytes {
                send(descriptor, $0.baseAddress?.advanced(by: sent), bytes.count - sent, CInt(MSG_NOSIGNAL))
            }
            if taken < 0, errno == EINTR { continue }
            guard taken > 0 else { return false }
            sent += taken
        }
        return true
    }

    // MARK: Sockets

    /// - Returns: negative where it can't be.
    private static func socket(
        at path: String, _ call: (CInt, UnsafePointer<sockaddr>?, socklen_t) -> CInt
    ) -> CInt {
        let descriptor = Glibc.socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8) + [0]) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                call(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            close(descriptor)
            return -1
        }
        return descriptor
    }
}

extension FaultProxy.Plan {
    fileprivate var isDelay: Bool {
        if case .delay = fault { true } else { false }
    }
}
