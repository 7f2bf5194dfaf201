import NIOHTTP1

extension HTTPRequestHead {
    /// Whether the client waits for 100 Continue before it sends its body. [RFC 9110 §10.1.1]
    var waitsForGoAhead: Bool {
        version == .http1_1 && headers[canonicalForm: "expect"].contains { $0.lowercased() == "100-continue" }
    }

    /// Whether the client wants to switch to another protocol.
    var leavesHTTP: Bool { method == .CONNECT || headers.contains(name: "upgrade") }

    /// Bytes of the body, where the client announces them.
    var contentLength: Int? {
        if headers.contains(name: "transfer-encoding") { return nil }
        return headers.first(name: "content-length").map { Int($0) ?? .max } ?? 0
    }
}
