import FollowUps

// What becomes of letters by our own doing, by whatever way they were to leave.
extension DeliveryOutcome {
    /// It was we who stopped, before anything of the letter was sent.
    static let stopped = unsent(DeliveryReport(text: "sending was stopped"), .none)

    /// The store couldn't note that the letter may reach the other side from now on.
    static func unmarked(_ error: StoreError) -> DeliveryOutcome {
        .unsent(DeliveryReport(text: "the attempt couldn't be noted: \(error.detail)"), .none)
    }
}
