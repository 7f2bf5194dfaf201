import NIOHTTP1

/// What one connection, one user's connections, and all of a socket's together, may take.
struct ConnectionLimits: Sendable {
    /// Connections that may be open at a time on one socket.
    var connections = 8_192
    /// Questions that may be held at a time: not so many that they take every connection.
    var held: Int { connections * 3 / 4 }
    /// Of these, one user's share; nil behind a proxy, where all connections are one user's.
    var users: UserLimits? = UserLimits()
    /// Bytes of a request's target and header fields.
    var headSize = 16_384
    /// Bytes that are taken apart at a time: with those of a small request, few enough requests to be fair.
    var slice = 2_048
    /// Bytes of one connection that may wait to be taken apart: more than a client's socket holds, but for one who wants
    /// that.
    var waiting = 262_144
    /// Bytes of a request's body that are thrown away after its answer, so that the connection can go on.
    var discarded = 65_536
    /// Bytes of an answer that may be unread before no further one is begun.
    var unread = 16_384

    /// Seconds for a connection's first request, and for any that has begun.
    var head = 10
    /// Seconds between an answer and the next request.
    var idle = 60
    /// Seconds that a client may take to read what fills the buffers.
    var stalled = 30
    /// Seconds that a client may go on sending after the last answer.
    var lingering = 2

    /// Milliseconds that a stop leaves for the next request of a connection, and for the first of a new one: it may be on
    /// its way, and closing at once would reset it.
    var gracePeriod = (next: 100, first: 1_000)

    /// - Parameter openFiles: files that the process may have open: the sockets share them, and some are for others.
    init(openFiles: Int = .max) {
        connections = min(connections, max(16, openFiles / 2 - 64))
    }

    /// For a socket whose users may send large bodies.
    var withBodies: ConnectionLimits {
        var limits = self
        limits.slice = 65_536
        limits.unread = 65_536
        limits.waiting = 4 << 20
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

/// What one user may take of a socket, so that there is room for the others. root and the daemon's own user may take all:
/// they could do so anyway.
struct UserLimits: Sendable {
    /// Of the socket's connections, and of its held questions.
    private static let share = 8

    /// Bytes of requests that wait to be taken apart.
    var untaken = 16 << 20
    /// Bytes of answers that wait to be read.
    var unread = 8 << 20

    func connections(of all: Int) -> Int { max(8, all / Self.share) }

    func held(of all: Int) -> Int { max(8, all / Self.share) }
}
