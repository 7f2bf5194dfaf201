import MailAddress

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

extension MIMEMessageError: CustomStringConvertible {
    /// One line without the value.
    package var description: String {
        let reason =
            switch fault {
            case .control(let scalar, let position):
                "the control character \(scalar.named) at position \(position + 1) can't stand in a header; remove it"
            case .malformedMessageID: "it must be of the form id@domain, without spaces or brackets"
            case .malformedIdentifier: "only visible ASCII characters without spaces can stand here"
            case .malformedURI: "expected a URI that begins with https: or mailto:, in ASCII and without spaces"
            case .empty: "it is empty; give a value"
            case .tooLong(let octets, let limit): "it takes \(octets) octets, and \(limit) are allowed; shorten it"
            case .dateOutOfRange: "mail has dates of the years 1900 to 9999, and offsets of less than a day"
            }
        return "\(field): \(reason)"
    }
}
