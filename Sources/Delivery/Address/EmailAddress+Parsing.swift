extension EmailAddress {
    /// Reads one address, without a name or brackets around it.
    ///
    /// Taken beyond the letter of RFC 5321 are the forms that Japanese mobile carriers once gave out, `foo..bar@` and
    /// `foo.@`. They are sent quoted, which is how SMTP can say them.
    ///
    /// - Throws: ``AddressError`` for anything else, at the first fault from left to right.
    package init(parsing text: String) throws(AddressError) {
        var scanner = AddressScanner(text)
        guard !scanner.isAtEnd else { throw scanner.error(.empty) }
        self = try scanner.takeAddress()
        guard scanner.isAtEnd else { throw scanner.error(.trailingText) }
    }
}

extension AddressScanner {
    /// An address that ends at the end of the text or before a `>`.
    mutating func takeAddress() throws(AddressError) -> EmailAddress {
        let start = position
        let localPart = try takeLocalPart()
        if !take("@") {
            guard let scalar = next, scalar != ">" else { throw error(.missingAt) }
            throw error(.unexpected(scalar))
        }
        let domainStart = position
        let domain = try takeDomain()

        let localOctets = EmailAddress.sentForm(ofLocalPart: localPart).utf8.count
        guard localOctets <= 64 else { throw error(.localPartTooLong(octets: localOctets), at: start) }
        let domainOctets = domain.utf8.count
        guard domainOctets <= 255 else { throw error(.domainTooLong(octets: domainOctets), at: domainStart) }
        let octets = localOctets + 1 + domainOctets
        // A path is 256 octets, of which its angle brackets take two. [RFC 5321 §4.5.3.1.3]
        guard octets <= 254 else { throw error(.addressTooLong(octets: octets), at: start) }
        return EmailAddress(checkedLocalPart: localPart, domain: domain)
    }

    private mutating func takeLocalPart() throws(AddressError) -> String {
        let start = position
        if let quoted = try takeQuoted() {
            if let invisible = quoted.unicodeScalars.first(where: \.isInvisible) {
                throw error(.invisible(invisible), at: start)
            }
            return quoted
        }
        if next == "." { throw error(.leadingDot) }
        var localPart = String.UnicodeScalarView()
        while let scalar = next, scalar != "@", scalar != ">" {
            if scalar.isInvisible, !scalar.isBidiControl { throw error(.invisible(scalar)) }
            guard scalar == "." || Character(scalar).utf8.allSatisfy(\.isAtomText) || scalar.isControl else {
                throw error(.unexpected(scalar))
            }
            if let visible = try takeVisible() { localPart.append(visible) }
        }
        guard !localPart.isEmpty else { throw error(isAtEnd || next == ">" ? .empty : .missingLocalPart) }
        return String(localPart)
    }

    private mutating func takeDomain() throws(AddressError) -> String {
        let start = position
        if next == "[" { throw error(.addressLiteral) }
        guard !isAtEnd, next != ">" else { throw error(.missingDomain) }
        var labels: [String] = []
        repeat {
            labels.append(try takeLabel())
        } while take(".")
        // No top-level domain is a number, so this is an IP address that lacks its brackets.
        if let last = labels.last, last.utf8.allSatisfy(\.isDigit) { throw error(.addressLiteral, at: start) }
        return labels.joined(separator: ".").lowercased()
    }

    private mutating func takeLabel() throws(AddressError) -> String {
        let start = position
        var label = String.UnicodeScalarView()
        while let scalar = next, scalar != ".", scalar != ">" {
            if scalar == "@" { throw error(.secondAt) }
            if scalar.isInvisible, !scalar.isBidiControl { throw error(.invisible(scalar)) }
            guard scalar.isControl || scalar.isBidiControl || scalar.isLabelText else {
                throw error(.unexpected(scalar))
            }
            if let visible = try takeVisible() { label.append(visible) }
        }
        guard let first = label.first, let last = label.last else { throw error(.emptyLabel) }
        if first == "-" { throw error(.hyphenAtLabelEdge, at: start) }
        if last == "-" { throw error(.hyphenAtLabelEdge, at: position - 1) }
        let text = String(label)
        // The limit is on a label as the DNS has it; how long one beyond ASCII is there, only the resolver knows.
        if text.utf8.allSatisfy({ $0 < 0x80 }), text.utf8.count > 63 {
            throw error(.labelTooLong(octets: text.utf8.count), at: start)
        }
        return text
    }
}

extension Unicode.Scalar {
    /// Letters, digits and hyphens, and beyond ASCII what names in other scripts are made of. Full-width forms are
    /// ASCII typed with the wrong keyboard, and no registry has them. [RFC 5321 §4.1.2, RFC 5892]
    fileprivate var isLabelText: Bool {
        if value < 0x80 { return self == "-" || UInt8(truncatingIfNeeded: value).isLetterOrDigit }
        if (0xFF00...0xFFEF).contains(value) { return false }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber:
            return true
        default:
            // The joiners and the middle dot of katakana, which RFC 5892 admits in context.
            return value == 0x200C || value == 0x200D || value == 0x30FB
        }
    }
}
