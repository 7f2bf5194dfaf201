import NIOHTTP1

/// What one connection, and all of a socket's together, may take.
struct ConnectionLimits: Sendable {
    /// Connections that may be open at a time on one socket.
    var connections = 8_192
    /// Questions that may be held at a time: not so many that they take every connection.
    var held: Int { connections * 3 / 4 }
    /// Bytes of a request's target and header fields.
    var headSize = 16_384
    /// Requests that may wait behind one whose answer is held.
    var pipelined = 16
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
    var farewell = (next: 100, first: 1_000)

    /// - Parameter openFiles: files that the process may have open: two sockets share them, and some are for others.
    init(openFiles: Int = .max) {
        connections = min(connections, max(16, openFiles / 2 - 64))
    }

    var decoder: NIOHTTPDecoderLimitConfiguration {
        var configuration = NIOHTTPDecoderLimitConfiguration()
        configuration.maxHeaderFieldSize = headSize
        configuration.maxHeaderListSize = headSize
        configuration.maxHeaderFieldCount = 100
        return configuration
    }
}
