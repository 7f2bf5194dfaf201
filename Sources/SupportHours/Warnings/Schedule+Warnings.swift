extension Schedule {
    /// The longest time without a staffed window that needs no warning, in seconds.
    private static let usualPause: Int64 = 14 * 86_400
    /// How far it is looked ahead, in seconds.
    private static let horizon: Int64 = 2 * 366 * 86_400

    /// What is suspicious about a combination: hours that are each in order may have little in common.
    ///
    /// - Parameters:
    ///   - now: what lies before it is no matter any more.
    ///   - zone: in which days are told.
    package func warningsOfCombination(from now: Instant, in zone: Zone) -> [HoursWarning] {
        guard isOpen(at: now) || nextWindow(after: now) != nil else { return [HoursWarning(.neverOpen)] }
        let ahead = now..<now.advanced(bySeconds: Self.horizon)
        guard let pause = longestUnstaffedSpan(in: ahead),
            pause.upperBound.seconds(since: pause.lowerBound) > Self.usualPause
        else { return [] }
        let isOpenAgain = pause.upperBound < ahead.upperBound
        return [
            HoursWarning(
                .seldomOpen, date: zone.civil(at: pause.lowerBound).date,
                lastDate: isOpenAgain ? zone.civil(at: pause.upperBound).date : nil)
        ]
    }
}
