/// A status code that programs can act on: `5.1.1`. [RFC 3463]
package struct EnhancedStatusCode: Hashable, Sendable {
    /// 2 for success, 4 for a transient failure, 5 for a permanent one.
    package let statusClass: Int
    /// What it is about: 1 the address, 2 the mailbox, 4 the network, 5 the protocol, 7 security…
    package let subject: Int
    package let detail: Int

    package init(_ statusClass: Int, _ subject: Int, _ detail: Int) {
        self.statusClass = statusClass
        self.subject = subject
        self.detail = detail
    }

    /// Removes a code and the blank after it from the beginning of a reply's text. [RFC 2034 §4]
    ///
    /// - Returns: nil, with `text` unchanged, where there is none.
    package init?(takenFrom text: inout Substring) {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let code = text.prefix { $0 != " " }
        let parts = code.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let first = parts.first, ["2", "4", "5"].contains(first),
            parts.allSatisfy({ (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy(digits.contains) })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        self.init(numbers[0], numbers[1], numbers[2])
        text = text.dropFirst(code.count).drop { $0 == " " }
    }
}

extension EnhancedStatusCode: CustomStringConvertible {
    package var description: String { "\(statusClass).\(subject).\(detail)" }
}
