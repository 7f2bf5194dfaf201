/// A server's complete answer.
package struct HTTPAnswer: Hashable, Sendable {
    package var status: HTTPStatus
    package var fields: [HTTPField]
    package var body: [UInt8]

    /// The first value of a field; the name is case-insensitive.
    package func value(of name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// A status line's code and words. [RFC 9112 §4]
package struct HTTPStatus: Hashable, Sendable {
    /// From 200 to 999: interim answers are skipped.
    package var code: Int
    /// As the server wrote it, whatever its bytes.
    package var reason: String
}
