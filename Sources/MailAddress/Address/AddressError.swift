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
        case noDomainName(reason: String)
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

extension AddressError: CustomStringConvertible {
    /// One line for the person who wrote the address. It shows the address, so it isn't for logs; `reason` is.
    package var description: String {
        "\(text.shownInQuotes), position \(position + 1): \(reason)"
    }

    /// What is wrong and what to do, without the address.
    package var reason: String {
        switch fault {
        case .empty: "there is no address; write one like name@example.jp"
        case .missingAt: "an @ is missing; write name@example.jp"
        case .missingLocalPart: "nothing precedes the @; write name@example.jp"
        case .missingDomain: "nothing follows the @; write name@example.jp"
        case .secondAt: "a second @; give one address"
        case .control(let scalar): "\(Self.name(of: scalar)) isn't allowed in an address; remove it"
        case .bidiControl(let scalar): "\(scalar.named) changes the direction of writing; remove it"
        case .invisible(let scalar): "\(scalar.named) can't be seen; remove it"
        case .unexpected(let scalar): "\(scalar.named) isn't allowed here without quotes; check the address"
        case .leadingDot: "a dot before the first letter; remove it, or put the part before the @ in quotes"
        case .unclosedQuote: "this quotation mark is never closed; close it"
        case .unbalancedBracket: "< and > belong around the address, and both; write 窓口 <name@example.jp>"
        case .trailingText: "text after the address; give one address"
        case .addressLiteral: "an IP address for a domain; write the domain's name"
        case .emptyLabel: "a dot too many in the domain; remove it"
        case .hyphenAtLabelEdge: "a part of the domain begins or ends with a hyphen; check the domain"
        case .localPartTooLong(let octets): "\(octets) octets before the @, and 64 are allowed; check the address"
        case .labelTooLong(let octets): "\(octets) octets between two dots of the domain, and 63 are allowed"
        case .noDomainName(let reason): "the DNS can have no such domain (\(reason)); check the domain"
        case .domainTooLong(let octets): "a domain of \(octets) octets, and 255 are allowed; check the address"
        case .addressTooLong(let octets): "an address of \(octets) octets, and 254 are allowed; check the address"
        case .displayNameTooLong(let octets): "a name of \(octets) octets, and 512 are allowed; shorten it"
        }
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\r": "a carriage return (U+000D)"
        case "\n": "a line feed (U+000A)"
        case "\0": "a NUL (U+0000)"
        default: "the control character \(scalar.named)"
        }
    }
}
