import FollowUps

// What becomes of letters by our own doing, by whatever way they were to leave.
extension DeliveryOutcome {
    /// It was we who stopped, before anything of the letter was sent.
    static let stopped = unsent(DeliveryReport(text: "sending was stopped"), .none)

    /// The letter was kept back at the last moment: its mark couldn't be written, its window closed, or
    /// it expired.
    static func unmarked(_ error: any Error) -> DeliveryOutcome {
        .unsent(DeliveryReport(text: "the letter was kept back: \(error)"), .none)
    }
}
