/// What a refusal is about: whether it says anything of other messages.
package enum RefusalSubject: Hashable, Sendable {
    /// The recipient, or their mailbox: nothing is said of others.
    case recipient
    /// The message: its content or size.
    case message
    /// The relay, or the sender: the next message would be refused as well, to any recipient.
    case relay
    /// The reply doesn't say. Where it repeats, message after message, it is about the relay.
    case unknown
}
