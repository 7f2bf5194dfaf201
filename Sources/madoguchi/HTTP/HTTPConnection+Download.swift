extension HTTPConnection {
    /// Sends a command whose answer may be of any length, and passes its body on as it arrives.
    ///
    /// - Parameters:
    ///   - timeout: how long the server may be silent.
    ///   - receive: called with the body of a response of status 200, in arbitrary parts.
    /// - Returns: the response, without the body that `receive` got.
    /// - Throws: ``TransportError``, and whatever `receive` throws.
    func download(
        _ request: HTTPRequest, timeout: Duration, _ receive: ([UInt8]) throws -> Void
    ) throws -> HTTPResponse {
        var deadline = Deadline(in: timeout)
        let socket = try UnixSocket(connectingTo: socketPath, by: deadline)
        try socket.send(request.bytes, by: deadline)
        var parser = HTTPResponseParser(takesBodyInParts: true)
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = try socket.receive(into: &buffer, of: parser, by: deadline)
            var response = count == 0 ? try parser.finish() : try parser.feed(buffer[..<count])
            if parser.status == 200 {
                try receive(parser.takeBody())
                response?.body = []
            }
            if let response { return response }
            deadline = Deadline(in: timeout)
        }
    }
}
