extension MailAddress {
    /// Reads one address, without a name or brackets around it.
    ///
    /// Taken beyond the letter of RFC 5321 are the forms that Japanese mobile carriers once gave out, `foo..bar@` and
    /// `foo.@`. They are sent quoted, which is how SMTP can say them.
    ///
    /// - Throws: ``AddressError`` for anything else, at the first fault from left to right.
    package init(parsing text: String) throws(AddressError) {
        try self.init(text, isKept: false)
    }

    /// Reads what ``description`` gave once, of an address that was accepted then.
    ///
    /// Where today's IDNA refuses its domain, the domain stands for itself. Such an address can be shown, and compared
    /// with itself; a relay will hardly take it.
    ///
    /// - Throws: ``AddressError`` where it never was one.
    package init(kept text: String) throws(AddressError) {
        try self.init(text, isKept: true)
    }

    private init(_ text: String, isKept: Bool) throws(AddressError) {
        var scanner = AddressScanner(text)
        guard !scanner.isAtEnd else { throw scanner.error(.empty) }
        self = try scanner.takeAddress(isKept: isKept)
        guard scanner.isAtEnd else { throw scanner.error(.trailingText) }
    }
}

extension AddressScanner {
    /// An address that ends at the end of the text or before a `>`.
    ///
    /// - Parameter isKept: whether it was accepted before, and its domain may be one that IDNA doesn't know.
    mutating func takeAddress(isKept: Bool) throws(AddressError) -> MailAddress {
        let start = position
        let localPart = try takeLocalPart()
        if !take(UInt8(ascii: "@")) {
            guard let scalar = next, scalar != ">" else { throw error(.missingAt) }
            throw error(.unexpected(scalar))
        }
        let domainStart = position
        var (domain, asciiDomain) = try takeDomain(isKept: isKept)

        let localOctets = localPart.asLocalPart.utf8.count
        guard localOctets <= 64 else { throw error(.localPartTooLong(octets: localOctets), at: start) }
        // It may have been shorter in U-labels, when lengths were those of U-labels.
        if isKept, localOctets + 1 + asciiDomain.utf8.count > 254 { asciiDomain = domain }
        let domainOctets = asciiDomain.utf8.count
        guard domainOctets <= 255 else { throw error(.domainTooLong(octets: domainOctets), at: domainStart) }
        let octets = localOctets + 1 + domainOctets
        // A path is 256 octets, of which its angle brackets take two. [RFC 5321 §4.5.3.1.3]
        guard octets <= 254 else { throw error(.addressTooLong(octets: octets), at: start) }
        return MailAddress(checkedLocalPart: localPart, domain: domain, asciiDomain: asciiDomain)
    }

    private mutating func takeLocalPart() throws(AddressError) -> String {
        let start = position
        if let quoted = try takeQuoted() {
            if let invisible = quoted.unicodeScalars.first(where: \.isInvisible) {
                throw error(.invisible(invisible), at: start)
            }
            return quoted
        }
        if nextOctet == UInt8(ascii: ".") { throw error(.leadingDot) }
        while true {
            skip { $0.isAtomText || $0 == UInt8(ascii: ".") }
            guard let scalar = next, scalar != "@", scalar != ">" else { break }
            if scalar.isInvisible, !scalar.isBidiControl { throw error(.invisible(scalar)) }
            guard !scalar.isASCII || scalar.isControl else { throw error(.unexpected(scalar)) }
            _ = try takeVisible()
        }
        guard position > start else { throw error(isAtEnd || next == ">" ? .empty : .missingLocalPart) }
        return text(from: start)
    }

    /// - Returns: the domain as it is shown, and as the DNS has it.
    private mutating func takeDomain(isKept: Bool) throws(AddressError) -> (shown: String, ascii: String) {
        let start = position
        if nextOctet == UInt8(ascii: "[") { throw error(.addressLiteral) }
        guard !isAtEnd, next != ">" else { throw error(.missingDomain) }
        var labelStart = start
        repeat {
            labelStart = position
            try takeLabel()
        } while take(UInt8(ascii: "."))
        // No top-level domain is a number, so this is an IP address that lacks its brackets.
        if octets[labelStart..<position].allSatisfy(\.isDigit) { throw error(.addressLiteral, at: start) }
        let domain = text(from: start)
        if domain.isASCII {
            let lowercase = domain.lowercased()
            return (lowercase, lowercase)
        }
        do throws(DomainName.Fault) {
            let ascii = try DomainName.asciiForm(of: domain)
            let shown = try DomainName.unicodeForm(of: ascii)
            // An A-label beside others isn't looked into by libidn2, and may stand for what no label is.
            let isRead = shown.unicodeScalars.allSatisfy { $0.isASCII || $0.isLabelText }
            let again = shown.isASCII ? ascii : try DomainName.asciiForm(of: shown)
            guard isRead, again == ascii else { throw .disallowedCharacter }
            return (shown, ascii)
        } catch {
            if isKept { return (domain, domain) }
            throw self.error(.noDomainName(error), at: start)
        }
    }

    private mutating func takeLabel() throws(AddressError) {
        let start = position
        while true {
            skip { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
            guard let scalar = next, scalar != ".", scalar != ">" else { break }
            if scalar == "@" { throw error(.secondAt) }
            if scalar.isInvisible, !scalar.isBidiControl { throw error(.invisible(scalar)) }
            guard scalar.isControl || scalar.isBidiControl || scalar.isLabelText else {
                throw error(.unexpected(scalar))
            }
            _ = try takeVisible()
        }
        let label = octets[start..<position]
        guard let first = label.first, let last = label.last else { throw error(.emptyLabel) }
        if first == UInt8(ascii: "-") { throw error(.hyphenAtLabelEdge, at: start) }
        if last == UInt8(ascii: "-") { throw error(.hyphenAtLabelEdge, at: position - 1) }
        // The limit is on a label as the DNS has it; libidn2 holds those beyond ASCII to it.
        if label.count > 63, label.allSatisfy({ $0 < 0x80 }) {
            throw error(.labelTooLong(octets: label.count), at: start)
        }
    }
}

extension Unicode.Scalar {
    /// What names in other scripts are made of, as far as it is worth telling where the fault is; what else IDNA has to
    /// say, libidn2 does. Full-width forms are ASCII typed with the wrong keyboard, and no registry has them. [RFC 5892]
    fileprivate var isLabelText: Bool {
        if isASCII || (0xFF00...0xFFEF).contains(value) { return false }
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
