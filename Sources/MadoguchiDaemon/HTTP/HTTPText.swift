import NIOCore
import NIOHTTP1
import SupportHours

/// Encodes answers for the wire. [RFC 9112]
enum HTTPText {
    /// How the end of a body is indicated.
    enum Framing {
        /// Bytes.
        case length(Int64)
        case chunked
        case untilClosed
        /// A 204 or 304: there is no body.
        case none
    }

    static func head(
        status code: Int, fields: [(name: String, value: String)], at now: Instant, framing: Framing,
        persistence: ConnectionState.Persistence, into buffer: inout ByteBuffer
    ) {
        let status = HTTPResponseStatus(statusCode: code)
        buffer.writeString("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n")
        for (name, value) in fields { buffer.writeString("\(name): \(value)\r\n") }
        buffer.writeString("date: \(date(now))\r\n")
        switch framing {
        case .length(let count): buffer.writeString("content-length: \(count)\r\n")
        case .chunked: buffer.writeString("transfer-encoding: chunked\r\n")
        case .untilClosed, .none: break
        }
        switch persistence {
        case .keepAlive: break
        case .keepAliveTold: buffer.writeString("connection: keep-alive\r\n")
        case .close: buffer.writeString("connection: close\r\n")
        }
        buffer.writeString("\r\n")
    }

    /// A complete answer.
    ///
    /// - Parameter withoutBody: for `HEAD`: every field, and no body.
    static func bytes(
        of response: Response, at now: Instant, persistence: ConnectionState.Persistence, withoutBody: Bool = false,
        allocator: ByteBufferAllocator
    ) -> ByteBuffer {
        let body = response.bytes
        var buffer = allocator.buffer(capacity: 384 + body.count)
        let hasNone = response.status == 304 || response.status == 204
        head(
            status: response.status, fields: response.fields, at: now,
            framing: hasNone ? .none : .length(Int64(body.count)), persistence: persistence, into: &buffer)
        if !withoutBody { buffer.writeBytes(body) }
        return buffer
    }

    /// A chunk of a body of unknown length. [RFC 9112 §7.1]
    static func chunk(_ bytes: [UInt8], allocator: ByteBufferAllocator) -> ByteBuffer {
        var buffer = allocator.buffer(capacity: bytes.count + 16)
        buffer.writeString("\(String(bytes.count, radix: 16))\r\n")
        buffer.writeBytes(bytes)
        buffer.writeString("\r\n")
        return buffer
    }

    static let lastChunk = "0\r\n\r\n"

    static let goAhead = "HTTP/1.1 100 Continue\r\n\r\n"

    /// `Tue, 24 Nov 2026 14:00:00 GMT` [RFC 9110 §5.6.7]
    static func date(_ instant: Instant) -> String {
        "\(CivilDateTime(localSeconds: instant.secondsSinceEpoch).internetDate) GMT"
    }
}
