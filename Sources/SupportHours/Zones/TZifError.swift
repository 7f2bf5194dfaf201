/// Why bytes are not usable time zone data.
package enum TZifError: Error, Hashable, Sendable {
    /// The first four bytes are not `TZif`.
    case notTZif
    /// A version byte that RFC 9636 doesn't know.
    case unknownVersion(UInt8)
    /// The bytes end before what their header announces.
    case truncated
    /// The data counts leap seconds (as the `right/` files do), so its times are not POSIX times.
    case leapSeconds
    /// A header or a value that RFC 9636 forbids.
    case malformed(String)
    /// The footer is not a POSIX TZ string.
    case footer(String)
}

extension TZifError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notTZif: "not a TZif file: it doesn't begin with \"TZif\""
        case .unknownVersion(let byte): "TZif version byte \(byte) is unknown; versions 1 to 4 can be read"
        case .truncated: "the TZif data is cut short"
        case .leapSeconds:
            "the TZif data counts leap seconds (a \"right/\" file); use the zone of the same name outside \"right/\""
        case .malformed(let what): "malformed TZif data: \(what)"
        case .footer(let text): "the TZif footer is not a POSIX TZ string: \"\(text)\""
        }
    }
}
