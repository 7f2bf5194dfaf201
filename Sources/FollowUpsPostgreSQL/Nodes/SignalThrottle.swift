import FollowUps

/// When signals go out: at most ten times a second, whatever there is to tell.
struct SignalThrottle {
    static let interval = Duration.milliseconds(100)

    private var waiting: Set<NodeSignal> = []
    private var opensAt = Duration.zero
    private var isScheduled = false

    /// - Parameter now: any clock that doesn't go back.
    /// - Returns: after how long to call ``take(at:)``; nil where that is arranged already.
    mutating func add(_ signal: NodeSignal, at now: Duration) -> Duration? {
        waiting.insert(signal)
        if isScheduled { return nil }
        isScheduled = true
        return max(.zero, opensAt - now)
    }

    /// What goes out now.
    mutating func take(at now: Duration) -> Set<NodeSignal> {
        isScheduled = false
        opensAt = now + Self.interval
        defer { waiting = [] }
        return waiting
    }
}
