/// What a server answers, whole.
package struct HTTPAnswer: Hashable, Sendable {
    package var status: HTTPStatus
    package var fields: [HTTPField]
    package var body: [UInt8]

    /// The first value of a field, whose name is compared without regard to case.
    package func value(of name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// A status line's code and words. [RFC 9112 §4]
package struct HTTPStatus: Hashable, Sendable {
    /// From 200 to 999: interim answers are passed over.
    package var code: Int
    /// As the server wrote it, of whatever bytes.
    package var reason: String
}
