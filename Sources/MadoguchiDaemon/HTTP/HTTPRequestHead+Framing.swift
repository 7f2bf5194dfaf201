import NIOHTTP1

extension HTTPRequestHead {
    /// Whether the client holds its body back until it is told to go on. [RFC 9110 §10.1.1]
    var waitsForGoAhead: Bool {
        version == .http1_1 && headers[canonicalForm: "expect"].contains { $0.lowercased() == "100-continue" }
    }

    /// After it, the client wants to speak something else.
    var leavesHTTP: Bool { method == .CONNECT || headers.contains(name: "upgrade") }

    /// Bytes of the body, where the client says so beforehand.
    var contentLength: Int? {
        if headers.contains(name: "transfer-encoding") { return nil }
        return headers.first(name: "content-length").map { Int($0) ?? .max } ?? 0
    }
}
