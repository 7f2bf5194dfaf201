import FollowUps
import Messages

/// The routes' view of the dispatcher.
protocol QueueControl: Sendable {
    var status: SendingStatus { get async }

    /// Pauses sending: nothing more is claimed. Survives restarts.
    func pause() async throws(StoreError)

    /// Resumes sending after a pause or a halt.
    func resume() async throws(StoreError)
}

/// The status of sending.
struct SendingStatus: Hashable, Sendable {
    /// Whether nothing is claimed, because somebody paused sending or it is halted.
    var isPaused: Bool
    /// Why it is paused, halted or slow, and what to do, in one line; nil where all is well.
    var because: Wording?
    /// Messages per second: the recent rate, or the limit where none left recently.
    var perSecond: Double
    /// What the limits over hours and days leave.
    var quota: SendingQuota
}
