/// Which of several due messages goes first: 0 to 9, the greater the sooner.
package struct Priority: RawRepresentable, Hashable, Sendable {
    package static let range = 0...9
    package static let usual = Priority(clamping: 4)

    package let rawValue: Int

    /// - Returns: nil outside ``range``.
    package init?(rawValue: Int) {
        guard Self.range.contains(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    package init(clamping value: Int) {
        rawValue = min(max(value, Self.range.lowerBound), Self.range.upperBound)
    }
}

extension Priority: Comparable {
    package static func < (lhs: Priority, rhs: Priority) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}
