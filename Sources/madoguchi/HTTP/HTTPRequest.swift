/// A request.
struct HTTPRequest {
    enum Body {
        case none
        case json([UInt8])
        /// Lines of JSON, whose number isn't known beforehand.
        case jsonLines
    }

    var method: String
    /// In origin form, already percent-encoded.
    var target: String
    /// The accepted media type.
    var accept = "application/json"
    /// The language of texts for people, as `ja`; nil for the daemon's own.
    var language: String?
    /// In addition to those of the exchange itself.
    var fields: [(name: String, value: String)] = []
    var body = Body.none

    static func get(_ target: String, accept: String = "application/json") -> HTTPRequest {
        HTTPRequest(method: "GET", target: target, accept: accept)
    }

    /// The head, and the body where it is known. [RFC 9112]
    var bytes: [UInt8] {
        var fields = [(name: "Host", value: "localhost"), (name: "Accept", value: accept)] + self.fields
        if let language { fields.append((name: "Accept-Language", value: language)) }
        var content: [UInt8] = []
        switch body {
        case .none:
            // A POST without a body announces that. [RFC 9110, section 8.6]
            if method != "GET" { fields.append((name: "Content-Length", value: "0")) }
        case .json(let bytes):
            content = bytes
            fields.append((name: "Content-Type", value: "application/json"))
            fields.append((name: "Content-Length", value: String(bytes.count)))
        case .jsonLines:
            fields.append((name: "Content-Type", value: "application/x-ndjson"))
            fields.append((name: "Transfer-Encoding", value: "chunked"))
        }
        let head = "\(method) \(target) HTTP/1.1\r\n" + fields.map { "\($0.name): \($0.value)\r\n" }.joined() + "\r\n"
        return Array(head.utf8) + content
    }

    /// A part of a body of unknown length. [RFC 9112, section 7.1]
    static func chunk(_ part: [UInt8]) -> [UInt8] {
        // An empty one would be the last.
        part.isEmpty ? [] : Array("\(String(part.count, radix: 16))\r\n".utf8) + part + Array("\r\n".utf8)
    }

    static let lastChunk = Array("0\r\n\r\n".utf8)
}
