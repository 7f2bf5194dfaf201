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
    case malformed(Malformation)
    /// The footer is not a POSIX TZ string.
    case footer(String)

    /// A header or a value that RFC 9636 forbids.
    package enum Malformation: Hashable, Sendable {
        /// The number of local time types.
        case typeCount(Int)
        case noDesignations
        /// Indicators that don't match the number of local time types.
        case indicatorCounts(types: Int)
        case descendingTimes
        /// A transition to a local time type that isn't there.
        case transitionToType(Int)
        /// Seconds east of Greenwich that no clock shows.
        case offset(Int)
        case daylightFlag(UInt8)
        case unendedDesignation
        case designationNotASCII
        case noFooter
    }
}
