import MailAddress
package import Messages

/// Why a message can't be composed.
package struct MIMEMessageError: Error, Hashable, Sendable {
    /// What is wrong with the field.
    package enum Fault: Hashable, Sendable {
        /// CR, LF, NUL or another control, at this position in Unicode scalars (from 0).
        case control(Unicode.Scalar, position: Int)
        /// Not `id@domain`.
        case malformedMessageID
        /// Something other than visible ASCII without spaces.
        case malformedIdentifier
        /// Not an `https:` or `mailto:` URI.
        case malformedURI
        case empty
        case tooLong(octets: Int, limit: Int)
        /// Outside the years 1900 to 9999, or a day or more from UTC.
        case dateOutOfRange
    }

    /// The header with the fault: `Subject`.
    package let field: String
    package let fault: Fault
}

extension MIMEMessageError: WordedError {
    /// One line without the value.
    package var wording: Wording { .header(field, reason) }

    private var reason: Wording {
        switch fault {
        case .control(let scalar, let position): .controlInHeader(scalar.named, position: position + 1)
        case .malformedMessageID: .malformedMessageID
        case .malformedIdentifier: .malformedIdentifier
        case .malformedURI: .malformedUnsubscribeURI
        case .empty: .emptyHeader
        case .tooLong(let octets, let limit): .tooManyOctets(octets, limit: limit)
        case .dateOutOfRange: .mailDateOutOfRange
        }
    }
}
