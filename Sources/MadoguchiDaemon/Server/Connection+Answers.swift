import LinuxSystem
import Messages
import NIOCore
import NIOHTTP1

/// From an answer to its bytes.
extension Connection {
    func send(_ response: Response, mayGoOn: Bool = true) {
        guard let context, let head = state.current else { return }
        switch response.body {
        case .bytes:
            let persistence = state.answerBegan(mayGoOn: mayGoOn)
            write(
                HTTPText.bytes(
                    of: response, at: server.clock.now(), persistence: persistence, withoutBody: head.method == .HEAD,
                    allocator: context.channel.allocator))
            state.answerEnded()
        case .stream(let length, let produce):
            begin(response, to: head, length: length, produce)
        }
    }

    func begin(
        _ response: Response, to head: HTTPRequestHead, length: Int64?,
        _ produce: @escaping @Sendable (ResponseStream) async throws -> Void
    ) {
        guard let context else { return }
        if state.goAheadForStream() { write(ByteBuffer(string: HTTPText.goAhead)) }
        isChunked = length == nil && head.version == .http1_1
        let framing: HTTPText.Framing = length.map(HTTPText.Framing.length) ?? (isChunked ? .chunked : .untilClosed)
        let persistence = state.answerBegan(isStream: true, endsByClosing: length == nil && !isChunked)
        var buffer = context.channel.allocator.buffer(capacity: 384)
        HTTPText.head(
            status: response.status, fields: response.fields, at: server.clock.now(), framing: framing,
            persistence: persistence, into: &buffer)
        write(buffer)
        guard head.method != .HEAD else {
            state.answerEnded()
            return
        }
        let connection = NIOLoopBound(self, eventLoop: server.eventLoop)
        let eventLoop = server.eventLoop
        server.work.add { [exchange] in
            let stream = ResponseStream { bytes in
                try await eventLoop.flatSubmit { connection.value.writePart(bytes, of: exchange) }.get()
            }
            do {
                try await produce(stream)
                eventLoop.execute { connection.value.endStream(of: exchange, isWhole: true) }
            } catch {
                eventLoop.execute { connection.value.endStream(of: exchange, isWhole: false) }
            }
        }
    }

    /// - Returns: fulfilled once the client has room for more.
    func writePart(_ bytes: [UInt8], of exchange: Int) -> EventLoopFuture<Void> {
        guard let context, exchange == self.exchange else {
            return server.eventLoop.makeFailedFuture(ChannelError.ioOnClosedChannel)
        }
        guard !bytes.isEmpty else { return context.eventLoop.makeSucceededVoidFuture() }
        let allocator = context.channel.allocator
        write(isChunked ? HTTPText.chunk(bytes, allocator: allocator) : allocator.buffer(bytes: bytes))
        needsFlush = false
        context.flush()
        if context.channel.isWritable { return context.eventLoop.makeSucceededVoidFuture() }
        let promise = context.eventLoop.makePromise(of: Void.self)
        writePromises.append(promise)
        return promise.futureResult
    }

    func endStream(of exchange: Int, isWhole: Bool) {
        guard exchange == self.exchange else { return }
        if events != nil {
            leaveEvents()
            endHold()
        }
        if isWhole, isChunked { write(ByteBuffer(string: HTTPText.lastChunk)) }
        state.answerEnded(isWhole: isWhole)
        advance()
    }

    /// Answers of this many bytes count as unread; smaller ones are gone with the next flush.
    static let countedFrom = 4_096

    func write(_ bytes: ByteBuffer) {
        guard let context else { return }
        needsFlush = true
        guard bytes.readableBytes >= Self.countedFrom else {
            context.write(wrapOutboundOut(bytes), promise: nil)
            return
        }
        let count = bytes.readableBytes
        server.addUnread(count, of: account)
        context.write(wrapOutboundOut(bytes)).assumeIsolated().whenComplete { [server, account] _ in
            server.addUnread(-count, of: account)
        }
    }
}
