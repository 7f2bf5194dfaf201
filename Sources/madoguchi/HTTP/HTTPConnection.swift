/// Sends requests to an HTTP/1.1 server on a Unix socket, over one connection as long as it lasts.
final class HTTPConnection {
    let socketPath: String
    private var socket: UnixSocket?

    init(socketPath: String) {
        self.socketPath = socketPath
    }

    /// Sends a request that may be repeated.
    ///
    /// - Parameter duration: how long the whole exchange may take.
    func get(_ request: HTTPRequest, within duration: Duration) throws(TransportError) -> HTTPResponse {
        let deadline = Deadline(in: duration)
        let request = request.bytes
        if let kept = socket.take() {
            do throws(TransportError) {
                return try exchange(request, over: kept, by: deadline)
            } catch .unanswered {
                // The server may close an idle connection at any time; a GET may be repeated. [RFC 9110, 9.2.2]
            } catch .connectionLost {
                // The same, with an answer begun.
            }
        }
        return try exchange(request, over: UnixSocket(connectingTo: socketPath, by: deadline), by: deadline)
    }

    /// Sends a request that mustn't be repeated, on a new connection, which can't have been closed meanwhile.
    ///
    /// - Parameter duration: how long the whole exchange may take.
    func post(_ request: HTTPRequest, within duration: Duration) throws(TransportError) -> HTTPResponse {
        let deadline = Deadline(in: duration)
        return try exchange(
            request.bytes, over: UnixSocket(connectingTo: socketPath, by: deadline), by: deadline, isCommand: true)
    }

    /// - Parameter isCommand: whether a server that has read the request may have done something.
    private func exchange(
        _ request: [UInt8], over socket: consuming UnixSocket, by deadline: Deadline, isCommand: Bool = false
    ) throws(TransportError) -> HTTPResponse {
        try socket.send(request, by: deadline)
        var parser = HTTPResponseParser()
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = try socket.receive(into: &buffer, of: parser, by: deadline)
            if count == 0, !parser.hasBegun, !isCommand { throw .unanswered }
            let response = count == 0 ? try parser.finish() : try parser.feed(buffer[..<count])
            guard let response else { continue }
            if response.keepsConnection { self.socket = consume socket }
            return response
        }
    }
}
