import FollowUps
import Messages

// Outcomes that the daemon itself causes, with any transport.
extension DeliveryOutcome {
    /// Sending was stopped before anything of the message was sent.
    static let stopped = notAttempted(DeliveryReport(Trouble.sendingStopped), .none)

    /// The message was held back at the last moment: data couldn't be begun, its window closed, or it expired.
    static func dataNotBegun(_ error: any Error) -> DeliveryOutcome {
        .notAttempted(DeliveryReport(Trouble(.heldBack(Wording(error)))), .none)
    }
}
