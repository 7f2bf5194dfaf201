/// An answer's head, line by line as libcurl delivers it. [RFC 9112 §4, §5]
struct CurlHead {
    /// Octets that are accepted, interim answers included.
    private static let limit = 65_536

    private(set) var status: HTTPStatus?
    private(set) var fields: [HTTPField] = []
    private var isOpen = false
    private var count = 0

    /// - Parameter line: with its line end; lines of trailers too.
    /// - Returns: false where the head is too long.
    mutating func take(_ line: some BidirectionalCollection<UInt8>) -> Bool {
        count += line.count
        guard count <= Self.limit else { return false }
        // A line that was cut can't be interpreted.
        guard line.last == UInt8(ascii: "\n") else { return true }
        let text = String(decoding: line, as: UTF8.self).trimmingEnd
        if text.hasPrefix("HTTP/"), !isOpen, status == nil {
            status = Self.status(text)
            isOpen = true
        } else if text.isEmpty {
            isOpen = false
            // Another answer follows an interim one. [RFC 9110 §15.2]
            if status == nil { fields = [] }
        } else if isOpen, let colon = text.firstIndex(of: ":") {
            let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            fields.append(HTTPField(String(text[..<colon]), String(value)))
        }
        return true
    }

    /// - Returns: nil for an interim answer, and for a line that is no status line.
    private static func status(_ line: String) -> HTTPStatus? {
        let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[1].utf8.count == 3, let code = Int(parts[1]), code >= 200 else { return nil }
        return HTTPStatus(code: code, reason: parts.count > 2 ? String(parts[2]) : "")
    }
}

extension String {
    /// Without the line's end and blanks before it.
    fileprivate var trimmingEnd: String {
        var bytes = Array(utf8)
        while let last = bytes.last, [0x0D, 0x0A, 0x20, 0x09].contains(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
