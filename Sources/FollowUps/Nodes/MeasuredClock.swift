/// This machine's clock against the database's, as the answers to beats show it.
struct MeasuredClock: Hashable, Sendable {
    private let tolerance: Int64
    private(set) var database: DatabaseClock?
    /// Milliseconds by which this machine's clock is ahead.
    private(set) var offset: Int64 = 0
    private(set) var isRight = true

    /// - Parameter tolerance: milliseconds.
    init(tolerance: Int64) {
        self.tolerance = tolerance
    }

    /// Takes up an answer. The database's clock was read at some time between the question and the answer, so that the
    /// offset is known to half that time; where this leaves open whether the clock is right, it is what it was.
    ///
    /// - Parameters:
    ///   - time: milliseconds since 1970-01-01T00:00:00Z.
    ///   - asked: when the question was sent: uptime in milliseconds.
    /// - Returns: what is to be logged.
    mutating func follow(
        _ time: Int64, askedAt asked: Int64, at uptime: Int64, wall: Int64
    ) -> MembershipReport? {
        database = DatabaseClock(time: time, uptime: uptime)
        let half = (uptime - asked) / 2
        offset = wall - half - time
        let wasRight = isRight
        if abs(offset) + half <= tolerance {
            isRight = true
        } else if abs(offset) - half > tolerance {
            isRight = false
        }
        guard isRight != wasRight else { return nil }
        return isRight ? .clockRight : .clockOff(offset)
    }
}
