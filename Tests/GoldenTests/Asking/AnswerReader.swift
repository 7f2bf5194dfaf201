import TestSupport

/// Reads one answer after another from a connection, and nothing beyond the last.
final class AnswerReader {
    private let connection: UnixConnection
    private var buffer: [UInt8] = []
    private var hasEnded = false

    init(_ connection: UnixConnection) {
        self.connection = connection
    }

    /// - Parameter method: of the request: what answers a `HEAD` has no body.
    /// - Returns: nil where the connection ends instead.
    func next(to method: String) throws -> Answer? {
        guard var answer = try head() else { return nil }
        guard method != "HEAD", !answer.isInterim, ![204, 304].contains(answer.status) else { return answer }
        try readBody(of: &answer)
        return answer
    }

    /// The head of an answer alone; ``chunk()`` reads what follows.
    func head() throws -> Answer? {
        guard let head = try line(endingIn: Array("\r\n\r\n".utf8)) else {
            guard buffer.isEmpty else { throw TestFailure("no answer: \(String(decoding: buffer, as: UTF8.self))") }
            return nil
        }
        var lines = head.components("\r\n")
        var answer = Answer(statusLine: lines.removeFirst(), fields: [])
        for line in lines {
            let sides = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else { throw TestFailure("no header field: \(line)") }
            answer.fields.append((String(sides[0]), String(sides[1].drop { $0 == " " })))
        }
        return answer
    }

    /// One chunk of a body; empty at its end, nil where it is cut off.
    func chunk() throws -> [UInt8]? {
        guard let line = try line(endingIn: Array("\r\n".utf8)), let size = Int(line, radix: 16) else { return nil }
        let chunk = try bytes(size)
        return try bytes(2) == Array("\r\n".utf8) ? chunk : nil
    }

    private func readBody(of answer: inout Answer) throws {
        if answer.field("transfer-encoding") == "chunked" {
            try readChunks(of: &answer)
        } else if let length = answer.field("content-length").flatMap({ Int($0) }) {
            answer.body = try bytes(length)
            if answer.body.count < length { answer.fault = "cut off after \(answer.body.count) bytes" }
        } else {
            answer.body = try bytes(.max)
        }
    }

    private func readChunks(of answer: inout Answer) throws {
        while let chunk = try chunk() {
            if chunk.isEmpty { return }
            answer.body += chunk
        }
        answer.fault = "cut off between chunks"
    }

    /// Whether nothing more comes.
    func isAtEnd() throws -> Bool {
        if buffer.isEmpty { try fill() }
        return buffer.isEmpty
    }

    private func fill() throws {
        guard !hasEnded else { return }
        let more = try connection.receive()
        hasEnded = more.isEmpty
        buffer += more
    }

    /// As many as there are of so many.
    private func bytes(_ count: Int) throws -> [UInt8] {
        while buffer.count < count, !hasEnded { try fill() }
        let taken = Array(buffer.prefix(count))
        buffer.removeFirst(taken.count)
        return taken
    }

    /// What stands before an end, which is taken away; nil where it never comes.
    private func line(endingIn end: [UInt8]) throws -> String? {
        while true {
            if let range = buffer.firstRange(of: end) {
                let line = String(decoding: buffer[..<range.lowerBound], as: UTF8.self)
                buffer.removeFirst(range.upperBound)
                return line
            }
            guard !hasEnded else { return nil }
            try fill()
        }
    }
}
