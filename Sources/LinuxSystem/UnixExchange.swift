import Glibc
package import SystemPackage

/// One question to a Unix socket, and everything that is answered until the connection ends.
package enum UnixExchange {
    /// - Parameters:
    ///   - seconds: how long each step may take.
    ///   - limit: the most bytes of an answer.
    /// - Throws: what a system call failed with; `messageTooLong` beyond the limit.
    package static func answer(
        to question: [UInt8], at path: String, within seconds: Int, atMost limit: Int
    ) throws(Errno) -> [UInt8] {
        guard var address = try? UnixAddress(path) else { throw .fileNameTooLong }
        let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .current }
        defer { close(descriptor) }
        var timeout = timeval(tv_sec: seconds, tv_usec: 0)
        for option in [SO_SNDTIMEO, SO_RCVTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &timeout, socklen_t(MemoryLayout<timeval>.size))
        }
        guard address.withPointer({ connect(descriptor, $0, $1) }) == 0 else { throw .current }
        // It is short: the socket's buffer takes all of it.
        guard send(descriptor, question, question.count, CInt(MSG_NOSIGNAL)) == question.count else {
            throw .current
        }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .current }
            if count == 0 { return answer }
            answer += buffer[..<count]
            guard answer.count <= limit else { throw .messageTooLong }
        }
    }
}
