import NIOCore
import NIOHTTP1

/// The limits of one connection, of one user's connections, and of a socket.
struct ConnectionLimits: Sendable {
    /// Open connections on one socket.
    var connections = 8_192
    /// Held questions, limited so that they can't take every connection.
    var held: Int { connections * 3 / 4 }
    /// One user's share of these; nil behind a proxy, where all connections are one user's.
    var users: UserLimits? = UserLimits()
    /// Bytes of a request's target and header fields.
    var headSize = 16_384
    /// Bytes that are decoded at a time: with those of a small request, few enough requests to be fair.
    var slice = 2_048
    /// Bytes of one connection that may wait to be decoded: more than a client's socket buffer holds, unless a client
    /// enlarges it on purpose.
    var waiting = 262_144
    /// Bytes of a request's body that are discarded after its answer, so that the connection can go on.
    var discarded = 65_536
    /// Unread bytes of answers before no further answer is begun.
    var unread = 16_384
    /// Answers that take a while, and are computed at a time: half of the processor is for what isn't asked.
    var together = max(1, System.coreCount / 2)

    /// Seconds for a connection's first request, and for any that has begun.
    var head = 10
    /// Seconds between an answer and the next request.
    var idle = 60
    /// Seconds for a client to read what fills the buffers.
    var stalled = 30
    /// Seconds that a client may go on sending after the last answer.
    var lingering = 2

    /// Milliseconds that a shutdown leaves for a connection's next request, and for the first one of a new connection:
    /// the request may be in flight, and closing at once would reset it.
    var gracePeriod = (next: 100, first: 1_000)

    /// - Parameters:
    ///   - openFiles: how many files the process may have open; the sockets share them, and some are needed otherwise.
    ///   - sockets: how many there are.
    init(openFiles: Int = .max, sockets: Int = 2) {
        connections = min(connections, max(16, openFiles / sockets - 64))
        mostConnections = max(16, openFiles / sockets - 64)
    }

    private let mostConnections: Int

    /// The limits of a socket behind a proxy, whose users can't be told apart, and may listen for events.
    var behindProxy: ConnectionLimits {
        var limits = self
        limits.connections = min(13_500, mostConnections)
        limits.users = nil
        return limits
    }

    /// The limits of a socket whose users may send large bodies.
    var withBodies: ConnectionLimits {
        var limits = self
        limits.slice = 65_536
        limits.unread = 65_536
        limits.waiting = 4 << 20
        // They wait for the store rather than for the processor.
        limits.together = .max
        return limits
    }

    var decoder: NIOHTTPDecoderLimitConfiguration {
        var configuration = NIOHTTPDecoderLimitConfiguration()
        configuration.maxHeaderFieldSize = headSize
        configuration.maxHeaderListSize = headSize
        configuration.maxHeaderFieldCount = 100
        return configuration
    }
}

/// What one user may take of a socket, so that there is room for others. root and the daemon's own user may take
/// everything: they could do so anyway.
struct UserLimits: Sendable {
    /// The divisor of the socket's connections and held questions.
    private static let share = 8

    /// Bytes of requests that wait to be decoded.
    var untaken = 16 << 20
    /// Bytes of answers that wait to be read.
    var unread = 8 << 20

    func connections(of all: Int) -> Int { max(8, all / Self.share) }

    func held(of all: Int) -> Int { max(8, all / Self.share) }
}
