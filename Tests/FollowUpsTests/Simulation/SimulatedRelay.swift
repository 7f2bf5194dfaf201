import FollowUps
import FollowUpsSQLite
import MailAddress
import SeededRandom
import StoreTestKit
import SupportHours
import TestAddresses
import TestSupport

/// A relay that takes messages, refuses them, falls silent or isn't there, as the dice fall.
struct SimulatedRelay {
    /// One message that arrived, as the recipient sees it.
    struct Arrival: Hashable {
        let id: FollowUpID
        let messageID: String
        let fixedHeaders: FixedHeaders
        let at: Instant
    }

    enum Mood: CaseIterable {
        case well, grumpy, down, silent, locked
    }

    var mood = Mood.well
    /// Whether each recipient is put off when first seen.
    var isGreylisting = false
    /// Recipients that aren't there.
    var dead: Set<MailAddress> = []
    private var firstSeen: [MailAddress: Instant] = [:]
    private(set) var arrivals: [Arrival] = []

    /// What becomes of a message that is sent wholly.
    ///
    /// - Returns: the answer; nil where it never comes.
    mutating func take(_ message: ClaimedFollowUp, at now: Instant, dice: inout SeededGenerator) -> DeliveryOutcome? {
        if mood != .silent, let refusal = refusal(of: message.message.recipient, at: now) { return refusal }
        switch mood {
        case .well where Int.random(in: 0..<10, using: &dice) > 0:
            arrive(message, at: now)
            return .delivered(DeliveryReport(code: 250, text: "Ok"))
        case .silent:
            // Taken or not: nobody will ever say.
            if Bool.random(using: &dice) { arrive(message, at: now) }
            return nil
        default:
            let isForNow = Int.random(in: 0..<4, using: &dice) > 0
            let report = DeliveryReport(code: isForNow ? 451 : 550, text: "No")
            return isForNow ? .transientFailure(report) : .permanentFailure(report)
        }
    }

    /// What a connection says before anything is sent; nil where it can be used.
    var obstacle: DeliveryOutcome? {
        switch mood {
        case .down: .notAttempted(DeliveryReport(text: "no connection"), .passing)
        case .locked: .notAttempted(DeliveryReport(code: 535, text: "login refused"), .needsOperator)
        case .well, .grumpy, .silent: nil
        }
    }

    /// What is said to RCPT, of the recipient alone.
    private mutating func refusal(of recipient: MailAddress, at now: Instant) -> DeliveryOutcome? {
        if dead.contains(recipient) {
            return .permanentFailure(DeliveryReport(code: 550, text: "No such user", subject: .recipient))
        }
        guard isGreylisting else { return nil }
        let since = firstSeen[recipient] ?? now
        firstSeen[recipient] = since
        return now.seconds(since: since) < 300
            ? .transientFailure(DeliveryReport(code: 450, text: "Greylisted", subject: .recipient)) : nil
    }

    private mutating func arrive(_ message: ClaimedFollowUp, at now: Instant) {
        arrivals.append(
            Arrival(id: message.id, messageID: message.messageID, fixedHeaders: message.fixedHeaders, at: now))
    }
}
