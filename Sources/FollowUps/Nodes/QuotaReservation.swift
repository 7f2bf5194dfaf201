/// How many messages a node may begin data with by what it has said and the others have seen.
///
/// A node says in each beat how many it may begin until the next. What it says holds from when it is said, and its use once
/// the answer has shown that all that is counted, all that others say, and this number together stay within the quota: of
/// two that say so at a time, the later one sees the earlier one's. Nobody needs a common counter.
struct QuotaReservation: Sendable {
    private(set) var left = 0
    private var asked = 0
    /// How many have begun since it was asked.
    private var begun = 0

    /// It says so many from now on.
    mutating func ask(_ number: Int) {
        asked = number
        left = min(left, number)
        begun = 0
    }

    /// - Parameter free: what is left of the quota beside what is counted and what others say.
    mutating func confirm(free: Int) {
        // What was left when it was asked has been said all the time.
        left = max(left, min(asked, free) - begun)
    }

    mutating func count() {
        left = max(0, left - 1)
        begun += 1
    }
}
