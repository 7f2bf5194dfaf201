/// An id of 63 bits, shown as 13 letters and digits of Crockford's base 32.
///
/// The first bits are the milliseconds at which it was made, so later ids sort after earlier ones, as numbers and as
/// texts.
package protocol OrderedID: RawRepresentable<Int64>, Comparable, Hashable, Sendable, CustomStringConvertible {
    /// - Parameter rawValue: not negative.
    init(rawValue: Int64)
}

private let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

extension OrderedID {
    package static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.rawValue < rhs.rawValue
    }

    /// `0d2m9q7t4k1xz`
    package var description: String {
        let bits = UInt64(bitPattern: rawValue)
        return String(
            decoding: stride(from: 60, through: 0, by: -5).map { digits[Int(bits >> UInt64($0)) & 31] },
            as: UTF8.self)
    }

    /// Reads ``description``, in either case.
    ///
    /// - Returns: nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 13 else { return nil }
        var bits: UInt64 = 0
        for byte in text.lowercased().utf8 {
            guard let digit = digits.firstIndex(of: byte) else { return nil }
            guard bits >> 58 == 0 else { return nil }
            bits = bits << 5 | UInt64(digit)
        }
        self.init(rawValue: Int64(bitPattern: bits))
    }
}
