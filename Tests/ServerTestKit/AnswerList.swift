/// What a connection wrote, as a client takes it apart. [RFC 9112]
package struct AnswerList {
    package struct Answer {
        package let status: Int
        /// Whether it says that it is the last one.
        package let closes: Bool
        package let body: String
    }

    package struct Malformed: Error, CustomStringConvertible {
        package let description: String
    }

    package let all: [Answer]

    /// - Parameter bytes: whole answers, none of them to HEAD.
    /// - Throws: ``Malformed`` where they are anything else.
    package init(_ bytes: [UInt8]) throws {
        var all: [Answer] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let end = rest.firstRange(of: Array("\r\n\r\n".utf8)) else {
                throw Malformed(description: "a head without an end")
            }
            let lines = String(decoding: rest[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
            guard let first = lines.first, first.hasPrefix("HTTP/1.1 "), let status = Int(first.dropFirst(9).prefix(3))
            else { throw Malformed(description: "no status line: \(lines.first ?? "")") }
            rest = rest[end.upperBound...]
            // Such have no body, and a 100 is no answer yet.
            if status == 100 { continue }
            var body: ArraySlice<UInt8> = []
            if status != 204, status != 304 {
                let field = lines.first { $0.hasPrefix("content-length: ") }
                guard let length = field.flatMap({ Int($0.dropFirst(16)) }), length <= rest.count else {
                    throw Malformed(description: "a body cut short, or of unknown length")
                }
                body = rest.prefix(length)
                rest = rest.dropFirst(length)
            }
            all.append(
                Answer(
                    status: status, closes: lines.contains("connection: close"),
                    body: String(decoding: body, as: UTF8.self)))
        }
        self.all = all
    }
}
