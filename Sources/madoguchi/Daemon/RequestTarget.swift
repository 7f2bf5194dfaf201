import SupportHours

/// The target of a request in origin form, percent-encoded. [RFC 9112, section 3.2.1]
struct RequestTarget: CustomStringConvertible {
    private(set) var description: String
    private var separator = "?"

    /// - Parameter segments: the path's segments, unencoded.
    init(_ segments: String...) {
        description = segments.map { "/" + $0.percentEncoded }.joined()
    }

    /// Adds a query parameter; nil adds nothing.
    func with(_ name: String, _ value: String?) -> RequestTarget {
        guard let value else { return self }
        var target = self
        target.description += "\(separator)\(name)=\(value.percentEncoded)"
        target.separator = "&"
        return target
    }
}
