import FollowUps

/// What the routes ask of whoever sends.
protocol QueueControl: Sendable {
    var status: SendingStatus { get async }

    /// Stops taking follow-ups up. Survives restarts.
    func pause() async throws(StoreError)

    /// Sends on, whoever or whatever stopped it.
    func resume() async throws(StoreError)
}

/// How sending goes.
struct SendingStatus: Hashable, Sendable {
    /// Whether nothing is taken up, for somebody paused it or the relay needs somebody.
    var isPaused: Bool
    /// Why it is paused, or goes slowly, and what to do, in one line; nil where all is well.
    var because: String?
    /// Letters in a second: as of late, or as the limits allow where none left of late.
    var perSecond: Double
}
