import FollowUps
import Messages

// Outcomes that the daemon itself causes, with any transport.
extension DeliveryOutcome {
    /// Sending was stopped before anything of the message was sent.
    static let stopped = notAttempted(DeliveryReport(Trouble.sendingStopped), .none)

    /// The message was held back at the last moment: data couldn't be begun, its window closed, it expired, or it may be
    /// another node's by now.
    static func heldBack(_ error: any Error) -> DeliveryOutcome { .notAttempted(.heldBack(error), .none) }
}

extension DeliveryReport {
    static func heldBack(_ error: any Error) -> DeliveryReport { DeliveryReport(Trouble(.heldBack(Wording(error)))) }
}
