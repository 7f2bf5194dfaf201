internal import SupportHours

/// An instant with the offset of the clock that it is shown on. [RFC 5322 §3.3]
package struct MailDate: Hashable, Sendable {
    package let secondsSinceEpoch: Int64
    /// Seconds east of Greenwich.
    package let offset: Int

    package init(secondsSinceEpoch: Int64, offset: Int) {
        self.secondsSinceEpoch = secondsSinceEpoch
        self.offset = offset
    }

    /// `Sun, 22 Nov 2026 09:30:00 +0900`.
    ///
    /// Historical offsets that aren't whole minutes are truncated; the local time moves along, so that the instant
    /// stays the same.
    ///
    /// - Returns: nil outside the years 1900 to 9999, and for an offset of a day or more.
    var headerText: String? {
        let minutes = offset / 60
        guard abs(minutes) < 1_440, Self.supported.contains(secondsSinceEpoch) else { return nil }
        let local = CivilDateTime(localSeconds: secondsSinceEpoch + Int64(minutes) * 60)
        guard Schedule.supportedYears.contains(local.date.year) else { return nil }
        let zone = (abs(minutes) / 60).padded(to: 2) + (abs(minutes) % 60).padded(to: 2)
        return "\(local.internetDate) \(minutes < 0 ? "-" : "+")\(zone)"
    }

    /// The years 1899 to 10000, so that nothing below overflows.
    private static let supported: Range<Int64> = -2_240_524_800..<253_433_923_200
}
