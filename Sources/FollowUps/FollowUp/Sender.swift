package import MailAddress

/// Whom messages come from, and where answers go.
package struct Sender: Hashable, Sendable {
    package var mailbox: Mailbox
    /// nil for the mailbox itself.
    package var replyTo: Mailbox?

    package init(_ mailbox: Mailbox, replyTo: Mailbox? = nil) {
        self.mailbox = mailbox
        self.replyTo = replyTo
    }
}

/// The senders by plan.
package struct Senders: Hashable, Sendable {
    /// Of plans that have none of their own.
    package var usual: Sender
    package var ofPlans: [String: Sender]

    package init(_ usual: Sender, ofPlans: [String: Sender] = [:]) {
        self.usual = usual
        self.ofPlans = ofPlans
    }

    package subscript(plan: String) -> Sender { ofPlans[plan] ?? usual }
}
