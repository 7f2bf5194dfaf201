/// An address with the name that people see: `窓口 <support@example.jp>`. [RFC 5322 §3.4]
package struct Mailbox: Hashable, Sendable {
    /// Without quotes; nil where there is none. No control stands in it.
    package let displayName: String?
    package let address: MailAddress

    /// An address alone.
    package init(_ address: MailAddress) {
        displayName = nil
        self.address = address
    }

    /// Reads `address`, `<address>`, `name <address>` or `"name" <address>`, with any script in the name.
    ///
    /// A name with a character that separates things in headers (`,`, `;`, `:`, `@`, brackets) needs its quotes, as a
    /// list of addresses would be read as one name otherwise. Spaces around a name without quotes are dropped, and
    /// several within it are one.
    ///
    /// - Throws: ``AddressError`` at the first fault from left to right.
    package init(parsing text: String) throws(AddressError) {
        try self.init(text, isKept: false)
    }

    /// Reads what ``description`` gave once, of a mailbox that was accepted then.
    ///
    /// - Throws: ``AddressError`` where it never was one.
    package init(kept text: String) throws(AddressError) {
        try self.init(text, isKept: true)
    }

    private init(_ text: String, isKept: Bool) throws(AddressError) {
        var scanner = AddressScanner(text)
        scanner.skipSpaces()
        guard !scanner.isAtEnd else { throw scanner.error(.empty) }
        if let bracket = scanner.octets.lastIndex(of: UInt8(ascii: "<")) {
            displayName = try scanner.takeDisplayName(before: bracket)
            guard scanner.take(UInt8(ascii: "<")) else { throw scanner.error(.unbalancedBracket) }
            address = try scanner.takeAddress(isKept: isKept)
            guard scanner.take(UInt8(ascii: ">")) else { throw scanner.error(.unbalancedBracket) }
        } else {
            displayName = nil
            address = try scanner.takeAddress(isKept: isKept)
            if scanner.next == ">" { throw scanner.error(.unbalancedBracket) }
        }
        scanner.skipSpaces()
        guard scanner.isAtEnd else { throw scanner.error(.trailingText) }
    }
}

extension AddressScanner {
    /// - Parameter end: where the address's bracket opens.
    fileprivate mutating func takeDisplayName(before end: Int) throws(AddressError) -> String? {
        let start = position
        let name: String
        if let quoted = try takeQuoted() {
            name = quoted
            skipSpaces()
        } else {
            name = try takePhrase(before: end)
        }
        guard name.utf8.count <= 512 else { throw error(.displayNameTooLong(octets: name.utf8.count), at: start) }
        return name.isEmpty ? nil : name
    }

    private mutating func takePhrase(before end: Int) throws(AddressError) -> String {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        while position < end, let scalar = next {
            if "()<>[]:;@\\,\"".unicodeScalars.contains(scalar) { throw error(.unexpected(scalar)) }
            guard let visible = try takeVisible() else { break }
            if visible == " " {
                words.append(String(word))
                word = .init()
            } else {
                word.append(visible)
            }
        }
        words.append(String(word))
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension Mailbox: CustomStringConvertible {
    /// As one would write it in a configuration; headers have their own form.
    package var description: String {
        guard let displayName else { return address.description }
        return "\(displayName.quotedString) <\(address)>"
    }
}
