extension HTTPConnection {
    /// Sends a body of any length while it reads the response, so that neither side has to buffer what the other hasn't
    /// read.
    ///
    /// - Parameters:
    ///   - request: with a body of lines.
    ///   - timeout: how long the server may be silent and accept nothing while it is its turn. A slow source is
    ///     waited for without limit.
    /// - Returns: the response; the body of one of status 200 has gone to `body`.
    /// - Throws: ``TransportError``, and whatever `body` throws.
    func stream(_ request: HTTPRequest, _ body: some StreamedBody, timeout: Duration) throws -> HTTPResponse {
        let socket = try UnixSocket(connectingTo: socketPath, by: Deadline(in: timeout))
        var outgoing = Outgoing(head: request.bytes, body: body)
        var parser = HTTPResponseParser()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var deadline = Deadline(in: timeout)
        while true {
            let ready = try socket.wait(
                toSend: !outgoing.bytes.isEmpty, orFor: outgoing.source, by: outgoing.isWaitedFor ? nil : deadline)
            if ready.source { try outgoing.refill() }
            if ready.sending { try outgoing.send(over: socket) }
            if ready.receiving, let count = try socket.receiveSome(into: &buffer, of: parser) {
                var response = count == 0 ? try parser.finish() : try parser.feed(buffer[..<count])
                if parser.status == 200 {
                    try body.receive(parser.takeBody())
                    response?.body = []
                }
                // An answer before the last line refuses all of them: the server doesn't read the rest.
                if let response { return response }
            }
            if ready.isAny { deadline = Deadline(in: timeout) }
        }
    }

    /// The part that is being sent, never more than one at a time.
    private struct Outgoing<Body: StreamedBody> {
        private(set) var bytes: ArraySlice<UInt8>
        private let body: Body
        private var isAtEnd = false

        init(head: [UInt8], body: Body) {
            bytes = head[...]
            self.body = body
        }

        /// The descriptor to wait for, where the next part is wanted.
        var source: CInt? { isWaitedFor ? body.descriptor : nil }

        /// Whether the source must act, not the server.
        var isWaitedFor: Bool { bytes.isEmpty && !isAtEnd }

        mutating func refill() throws {
            if let part = try body.nextPart() {
                bytes = HTTPRequest.chunk(part)[...]
            } else {
                bytes = HTTPRequest.lastChunk[...]
                isAtEnd = true
            }
        }

        mutating func send(over socket: borrowing UnixSocket) throws(TransportError) {
            do throws(TransportError) {
                bytes = bytes.dropFirst(try socket.sendSome(bytes))
            } catch .unanswered {
                // The server accepts no more, and may have said why.
                bytes = []
                isAtEnd = true
            }
        }
    }
}

/// A request's body that is produced while the response is already being read.
protocol StreamedBody: AnyObject {
    /// Readable once the next part can be produced without waiting.
    var descriptor: CInt { get }

    /// - Returns: the next part, empty where more input is needed; nil at the end.
    func nextPart() throws -> [UInt8]?

    /// Receives a part of the body of a response of status 200; parts are arbitrary.
    func receive(_ part: [UInt8]) throws

    /// Called when such a response has ended.
    func finish() throws
}
