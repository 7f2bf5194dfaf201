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
        let space = UInt8(ascii: " ")
        let code = text.utf8.prefix { $0 != space }
        let parts = code.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let numbers = parts.compactMap(Self.number)
        guard parts.count == 3, numbers.count == 3, parts[0].count == 1, [2, 4, 5].contains(numbers[0]) else {
            return nil
        }
        self.init(numbers[0], numbers[1], numbers[2])
        text = Substring(text.utf8[code.endIndex...].drop { $0 == space })
    }

    /// One to three digits as a number.
    private static func number(_ digits: Substring.UTF8View) -> Int? {
        guard (1...3).contains(digits.count) else { return nil }
        return digits.reduce(0) { number, digit in
            guard let number, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            return number * 10 + Int(digit - UInt8(ascii: "0"))
        }
    }
}

extension EnhancedStatusCode: CustomStringConvertible {
    package var description: String { "\(statusClass).\(subject).\(detail)" }
}
