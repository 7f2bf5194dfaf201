/// A request to a server.
package struct HTTPRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    package var method: Method
    package var url: HTTPURL
    /// `Host`, `Content-Length` and `Connection` are added to these.
    package var fields: [HTTPField]
    /// For POST only.
    package var body: [UInt8]

    package init(_ method: Method, _ url: HTTPURL, fields: [HTTPField] = [], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
    }
}

/// A header field. [RFC 9110 §5]
package struct HTTPField: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Whether it is a single line that can't be taken for two.
    var isWritable: Bool {
        let isToken = name.utf8.allSatisfy { (0x21..<0x7F).contains($0) && $0 != UInt8(ascii: ":") }
        return !name.isEmpty && isToken && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }
}
