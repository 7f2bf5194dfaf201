import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Delivery

/// A server on a free port of loopback that does what it is told with each connection.
final class RawReceiver: Sendable {
    /// What it has seen.
    struct Record: Sendable {
        var connections = 0
        /// Connections that aren't over.
        var open = 0
        /// Heads that were read.
        var heads: [String] = []
        /// Of requests that were read to their end, the `webhook-id`.
        var whole: [String] = []
    }

    private final class Shared: Sendable {
        let state = Mutex((behaviour: Misbehaviour(name: "none"), record: Record()))
    }

    private let listener: CInt
    private let shared = Shared()
    let port: Int

    /// - Parameter address: which of this machine's it listens at.
    init(address: String = "127.0.0.1", backlog: CInt = 64) throws {
        let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        try #require(listener >= 0)
        self.listener = listener
        // So little that a large request never fits into what the systems keep between the two.
        var size: CInt = 4096
        setsockopt(listener, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<CInt>.size))
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, address, &place.sin_addr)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &place) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
                bind(listener, place, length) == 0 && listen(listener, backlog) == 0
                    && getsockname(listener, place, &length) == 0
            }
        }
        try #require(isListening)
        port = Int(UInt16(bigEndian: place.sin_port))
    }

    // The thread's `accept` fails then.
    deinit { shutdown(listener, CInt(SHUT_RDWR)) }

    /// Begins to take connections; until then they wait in the system's queue.
    func start() throws -> RawReceiver {
        let listener = listener
        let shared = shared
        try #require(
            NativeThread.start {
                while case let descriptor = accept(listener, nil, nil), descriptor >= 0 {
                    let behaviour = shared.state.withLock { state in
                        state.record.connections += 1
                        state.record.open += 1
                        return state.behaviour
                    }
                    let isStarted = NativeThread.start {
                        let connection = RawConnection(descriptor: descriptor)
                        let (head, isWhole) = connection.read(behaviour.reading)
                        shared.state.withLock { state in
                            if let head { state.record.heads.append(head) }
                            if isWhole, let head { state.record.whole.append(RawConnection.id(in: head)) }
                        }
                        connection.answer(behaviour)
                        shared.state.withLock { $0.record.open -= 1 }
                    }
                    if !isStarted { close(descriptor) }
                }
                close(listener)
            })
        return self
    }

    /// What is done with connections that come from now on. The record begins anew.
    func behave(_ behaviour: Misbehaviour) {
        shared.state.withLock { state in
            state.behaviour = behaviour
            state.record = Record(open: state.record.open)
        }
    }

    var record: Record { shared.state.withLock(\.record) }

    /// Waits until all connections are over.
    func waitUntilQuiet() async throws {
        try await eventually("all connections are over") { record.open == 0 }
    }
}
