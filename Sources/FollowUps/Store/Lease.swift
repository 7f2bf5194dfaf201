internal import MailAddress
package import Messages
package import SupportHours

/// The holder of leases: one run of one daemon.
package struct LeaseOwner: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }
}

/// The right to send one follow-up once.
package struct Lease: Hashable, Sendable {
    package var id: FollowUpID
    package var owner: LeaseOwner
    /// From 1. Counts every claim, also those whose attempt doesn't count in the end.
    package var attempt: Int

    package init(id: FollowUpID, owner: LeaseOwner, attempt: Int) {
        self.id = id
        self.owner = owner
        self.attempt = attempt
    }
}

/// A follow-up that is claimed for sending.
package struct ClaimedFollowUp: Hashable, Sendable {
    package var lease: Lease
    package var plan: String
    /// See ``FollowUp/casePlan``.
    package var casePlan: String?
    package var kind: FollowUpKind
    /// Its text is empty until it is rendered, where it has an unrendered body.
    package var message: Message
    /// Whether its text, once rendered, holds a secret.
    package var hasSecrets: Bool
    /// What its text is rendered from, at each attempt until one has begun data; nil where it has its text.
    package var unrenderedBody: UnrenderedBody?
    package var messageID: String
    package var fixedHeaders: FixedHeaders
    package var when: When
    package var countsFrom: Instant
    /// It isn't sent from this instant on; nil for never.
    package var expiresAt: Instant?
    /// Attempts that count, this one included.
    package var attempts: Int
    /// Why its body can't be rendered; nil where it can.
    package var fault: RenderingError?
    /// Why this daemon can't read its secrets; nil where it can. It has no text then, and mustn't be sent; nothing is wrong
    /// with the message.
    package var unreadable: Wording?
    /// When the limit for its recipient lets it go; nil where it may go now.
    package var recipientFreeAt: Instant?

    package var id: FollowUpID { lease.id }

    package init(
        lease: Lease, plan: String, casePlan: String? = nil, kind: FollowUpKind, message: Message,
        unrenderedBody: UnrenderedBody? = nil, messageID: String, fixedHeaders: FixedHeaders, when: When,
        countsFrom: Instant, expiresAt: Instant? = nil,
        attempts: Int, hasSecrets: Bool = false,
        fault: RenderingError? = nil, unreadable: Wording? = nil, recipientFreeAt: Instant? = nil
    ) {
        self.lease = lease
        self.plan = plan
        self.casePlan = casePlan
        self.kind = kind
        self.message = message
        self.unrenderedBody = unrenderedBody
        self.messageID = messageID
        self.fixedHeaders = fixedHeaders
        self.when = when
        self.countsFrom = countsFrom
        self.expiresAt = expiresAt
        self.attempts = attempts
        self.hasSecrets = hasSecrets
        self.fault = fault
        self.unreadable = unreadable
        self.recipientFreeAt = recipientFreeAt
    }
}

extension ClaimedFollowUp {
    /// See ``FollowUp/letterheadPlan``.
    package var letterheadPlan: String { casePlan ?? plan }

    /// The same with its body rendered, or with the reason why it couldn't be.
    package func rendered(by renderer: any BodyRenderer, at now: Instant) -> ClaimedFollowUp {
        guard let unrenderedBody, unreadable == nil else { return self }
        var rendered = self
        do throws(RenderingError) {
            let body = try renderer.render(unrenderedBody, plan: letterheadPlan, at: now)
            rendered.message.text = body.text
            rendered.message.html = body.html
        } catch {
            rendered.fault = error
        }
        return rendered
    }

    /// The record that begins data with it.
    ///
    /// - Parameter countsRecipient: whether there is a limit for one recipient.
    package func dataBeginning(at now: Instant, countsRecipient: Bool = false, composer: Int = 0) -> DataBeginning {
        DataBeginning(
            lease: lease, at: now,
            body: unrenderedBody.map { _ in RenderedBody(text: message.text, html: message.html) },
            recipient: countsRecipient ? message.recipient.key : nil, composer: composer)
    }
}
