/// A case's id, of the same form as follow-ups' ids and from the same generator.
package struct CaseID: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int64

    /// - Parameter rawValue: not negative.
    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }
}

extension CaseID: Comparable, CustomStringConvertible {
    package static func < (lhs: CaseID, rhs: CaseID) -> Bool {
        lhs.rawValue < rhs.rawValue
    }

    package var description: String { FollowUpID(rawValue: rawValue).description }

    /// Reads ``description``, in either case.
    ///
    /// - Returns: nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard let id = FollowUpID(text) else { return nil }
        self.init(rawValue: id.rawValue)
    }
}
