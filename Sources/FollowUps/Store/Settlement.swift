package import MailAddress
package import Messages
package import SupportHours

/// How an attempt ended.
package struct Settlement: Hashable, Sendable {
    /// Where the follow-up goes next.
    package enum Ending: Hashable, Sendable {
        case delivered
        case failed(Move)
        /// It stays uncertain.
        case uncertain
        /// It is queued again, by `deferred`, `returned`, or `repeated` where it was uncertain first.
        case queued(Move, notBefore: Instant, due: Due)
    }

    package var lease: Lease
    package var at: Instant
    package var ending: Ending
    /// What is told of it, in one line: words of ours in each language, the other side's as they are. nil for nothing.
    package var detail: Wording?
    /// The recipient, where this counts as a beginning of data for it: delivered without one, as into a maildir.
    package var recipient: AddressKey?

    package init(lease: Lease, at: Instant, ending: Ending, detail: Wording? = nil, recipient: AddressKey? = nil) {
        self.recipient = recipient
        self.lease = lease
        self.at = at
        self.ending = ending
        self.detail = detail
    }
}

package struct Recovery: Hashable, Sendable {
    package var interrupted: Int
    package var uncertain: Int

    package init(interrupted: Int, uncertain: Int) {
        self.interrupted = interrupted
        self.uncertain = uncertain
    }
}
