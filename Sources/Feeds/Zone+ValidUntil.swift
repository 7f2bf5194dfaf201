import SupportHours

extension Zone {
    /// The next month's beginning, or what comes before it.
    func validUntil(_ transition: Instant?, month: CivilDate) -> Instant {
        let following = midnight(of: month.followingMonth)
        return transition.map { min($0, following) } ?? following
    }
}
