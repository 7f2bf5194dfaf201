package import Messages

/// Why a text is no mail address, and where.
package struct AddressError: Error, Hashable, Sendable {
    /// What is wrong.
    package enum Fault: Hashable, Sendable {
        case empty
        case missingAt
        case missingLocalPart
        case missingDomain
        /// An `@` too many.
        case secondAt
        /// A control character; CR, LF and NUL are among them.
        case control(Unicode.Scalar)
        /// A character that turns the direction of writing.
        case bidiControl(Unicode.Scalar)
        /// An invisible character: an ideographic space, a zero-width one.
        case invisible(Unicode.Scalar)
        /// A character that isn't allowed there, or not without quotes.
        case unexpected(Unicode.Scalar)
        case leadingDot
        /// An opening `"` without its match.
        case unclosedQuote
        /// An opening `<` without its `>`, or the other way round.
        case unbalancedBracket
        /// Text follows the address.
        case trailingText
        /// `user@[192.0.2.1]`, or a bare IP address for a domain.
        case addressLiteral
        /// Two dots together in the domain, or one at its end.
        case emptyLabel
        /// A part of the domain that begins or ends with a hyphen.
        case hyphenAtLabelEdge
        case localPartTooLong(octets: Int)
        case labelTooLong(octets: Int)
        /// IDNA has no such domain, or the DNS no room for it.
        case noDomainName(DomainName.Fault)
        case domainTooLong(octets: Int)
        case addressTooLong(octets: Int)
        case displayNameTooLong(octets: Int)
    }

    /// The text as given.
    package let text: String
    /// Unicode scalars before the fault, from 0.
    package let position: Int
    package let fault: Fault
}

extension AddressError: WordedError {
    /// What is wrong and what to do. It doesn't show the address, so it may be logged.
    package var wording: Wording { fault.wording }

    /// The same with the position, from 1.
    package var placedWording: Wording { .atPosition(position, wording) }
}

extension AddressError.Fault {
    fileprivate var wording: Wording {
        switch self {
        case .empty: .noAddress
        case .missingAt: .atMissing
        case .missingLocalPart: .nothingBeforeAt
        case .missingDomain: .nothingAfterAt
        case .secondAt: .secondAt
        case .control(let scalar): .controlInAddress(scalar)
        case .bidiControl(let scalar): .writingDirectionInAddress(scalar.named)
        case .invisible(let scalar): .invisibleInAddress(scalar.named)
        case .unexpected(let scalar): .unexpectedInAddress(scalar.named)
        case .leadingDot: .dotAtStart
        case .unclosedQuote: .quoteNeverClosed
        case .unbalancedBracket: .unbalancedAngleBrackets
        case .trailingText: .textAfterAddress
        case .addressLiteral: .ipAddressForDomain
        case .emptyLabel: .dotTooMany
        case .hyphenAtLabelEdge: .hyphenAtLabelEdge
        case .localPartTooLong(let octets): .localPartTooLong(octets: octets)
        case .labelTooLong(let octets): .labelTooLong(octets: octets)
        case .noDomainName(let fault): .noSuchDomainPossible(fault.wording)
        case .domainTooLong(let octets): .domainTooLong(octets: octets)
        case .addressTooLong(let octets): .addressTooLong(octets: octets)
        case .displayNameTooLong(let octets): .displayNameTooLong(octets: octets)
        }
    }
}
