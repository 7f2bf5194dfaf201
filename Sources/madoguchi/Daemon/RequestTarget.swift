/// The target of a request in origin form, percent-encoded. [RFC 9112, section 3.2.1]
struct RequestTarget: CustomStringConvertible {
    private(set) var description: String
    private var separator = "?"

    /// - Parameter segments: the path's segments, unencoded.
    init(_ segments: String...) {
        description = segments.map { "/" + Self.encoded($0) }.joined()
    }

    /// Adds a query parameter; nil adds nothing.
    func with(_ name: String, _ value: String?) -> RequestTarget {
        guard let value else { return self }
        var target = self
        target.description += "\(separator)\(name)=\(Self.encoded(value))"
        target.separator = "&"
        return target
    }

    /// Encodes everything but the unreserved characters. [RFC 3986, section 2.3]
    private static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            switch scalar {
            case "A"..."Z", "a"..."z", "0"..."9", "-", ".", "_", "~":
                result.unicodeScalars.append(scalar)
            default:
                result += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }
}
