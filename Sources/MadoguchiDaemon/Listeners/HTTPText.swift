import NIOCore
import NIOHTTP1
import SupportHours

/// Answers as they go over the wire. [RFC 9112]
enum HTTPText {
    /// How the connection goes on after an answer.
    enum Persistence {
        case keepAlive
        /// To a client of HTTP/1.0, which wants to be told.
        case keepAliveTold
        case close
    }

    /// - Parameter withoutBody: as `HEAD` asks: every field, and no body.
    static func bytes(
        of response: HoursResponse, at now: Instant, persistence: Persistence, withoutBody: Bool = false,
        allocator: ByteBufferAllocator
    ) -> ByteBuffer {
        var buffer = allocator.buffer(capacity: 384 + response.body.count)
        let status = HTTPResponseStatus(statusCode: response.status)
        buffer.writeString("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n")
        for (name, value) in response.fields {
            buffer.writeString("\(name): \(value)\r\n")
        }
        buffer.writeString("date: \(date(now))\r\n")
        if response.status != 304 {
            buffer.writeString("content-length: \(response.body.count)\r\n")
        }
        switch persistence {
        case .keepAlive: break
        case .keepAliveTold: buffer.writeString("connection: keep-alive\r\n")
        case .close: buffer.writeString("connection: close\r\n")
        }
        buffer.writeString("\r\n")
        if !withoutBody { buffer.writeBytes(response.body) }
        return buffer
    }

    /// `Tue, 24 Nov 2026 14:00:00 GMT` [RFC 9110 §5.6.7]
    static func date(_ instant: Instant) -> String {
        let civil = CivilDateTime(localSeconds: instant.secondsSinceEpoch)
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][civil.date.weekday.rawValue - 1]
        let month = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ][civil.date.month - 1]
        let day = civil.date.day.padded(to: 2)
        let time = "\(civil.hour.padded(to: 2)):\(civil.minute.padded(to: 2)):\(civil.second.padded(to: 2))"
        return "\(weekday), \(day) \(month) \(civil.date.year.padded(to: 4)) \(time) GMT"
    }
}
