/// What of a request goes to the daemon, and what of its answer goes back.
enum GatewayForwarding {
    /// The fields of a request that the desk's pages need. Nothing goes to the daemon by which a proxy would say who asks, and
    /// no cookie but the one that keeps the language.
    static let fields: Set<String> = [
        "accept", "accept-language", "content-type", "idempotency-key", "if-none-match", "last-event-id", "origin",
        "sec-fetch-site",
    ]

    /// Keeps the language that somebody has chosen on a page.
    private static let languageCookie = "desk-lang="

    /// Fields of an answer that are about one connection alone, or frame the body. [RFC 9110, section 7.6.1]
    private static let dropped: Set<String> = [
        "connection", "content-length", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection",
        "te", "trailer", "transfer-encoding", "upgrade",
    ]

    /// The request as the daemon gets it, on a connection of its own: what comes back on it can't be another request's
    /// answer.
    static func bytes(of request: GatewayRequest, host: String, body: [UInt8]) -> [UInt8] {
        var head = "\(request.method) \(request.target) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n"
        for field in request.fields where fields.contains(field.name) && isPlain(field.value) {
            head += "\(field.name): \(field.value)\r\n"
        }
        if let language = language(in: request) { head += "cookie: \(languageCookie)\(language)\r\n" }
        if !request.isReading { head += "Content-Length: \(body.count)\r\n" }
        return Array((head + "\r\n").utf8) + body
    }

    /// How the browser is told where an answer's body ends.
    enum Framing: Hashable {
        case none
        case length(Int)
        case chunked
    }

    /// - Returns: nil for an answer that can't be passed on.
    static func framing(of head: HTTPResponse, to method: String) -> Framing? {
        if head.status == 204 || head.status == 304 { return Framing.none }
        let length = head.values(of: "content-length").first.flatMap(Int.init)
        if method == "HEAD" { return length.map(Framing.length) ?? Framing.none }
        return length.map(Framing.length) ?? .chunked
    }

    /// - Returns: nil where a field can't be passed on.
    static func bytes(ofHead head: HTTPResponse, framing: Framing, keepsConnection: Bool) -> [UInt8]? {
        var text = "HTTP/1.1 \(head.status) \r\n"
        for (name, value) in head.fields where !dropped.contains(name) {
            // The session is the gateway's own, so the daemon sets no others.
            if name == "set-cookie", !value.hasPrefix(languageCookie) { continue }
            guard value.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x09 }) else { return nil }
            text += "\(name): \(value)\r\n"
        }
        switch framing {
        case .none: break
        case .length(let length): text += "content-length: \(length)\r\n"
        case .chunked: text += "transfer-encoding: chunked\r\n"
        }
        if !keepsConnection { text += "connection: close\r\n" }
        return Array((text + "\r\n").utf8)
    }

    /// The language that somebody has chosen, as letters.
    private static func language(in request: GatewayRequest) -> Substring? {
        for field in request.fields where field.name == "cookie" {
            for pair in field.value.split(separator: ";").map({ $0.drop { $0 == " " } })
            where pair.hasPrefix(languageCookie) {
                let value = pair.dropFirst(languageCookie.count)
                if value.utf8.count == 2, value.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) { return value }
            }
        }
        return nil
    }

    private static func isPlain(_ value: String) -> Bool {
        value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
}
