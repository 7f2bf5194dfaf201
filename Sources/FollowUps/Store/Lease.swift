package import SupportHours

/// Who holds leases: one run of one daemon.
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

/// A follow-up that is taken up for sending.
package struct ClaimedFollowUp: Hashable, Sendable {
    package var lease: Lease
    package var plan: String
    package var kind: FollowUpKind
    /// Its text is empty until it is rendered, where there is something to render it from.
    package var letter: Letter
    /// What its text is rendered from, at each attempt until one has begun data; nil where it has its text.
    package var manuscript: Manuscript?
    package var messageID: String
    package var postmark: Postmark
    package var when: When
    package var countsFrom: Instant
    /// From this instant on it isn't sent any more; nil for never.
    package var expiresAt: Instant?
    /// Attempts that count, this one included.
    package var attempts: Int
    /// Why its text can't be written; nil where it is.
    package var fault: ManuscriptError?

    package var id: FollowUpID { lease.id }

    package init(
        lease: Lease, plan: String, kind: FollowUpKind, letter: Letter, manuscript: Manuscript? = nil,
        messageID: String, postmark: Postmark, when: When, countsFrom: Instant, expiresAt: Instant? = nil,
        attempts: Int,
        fault: ManuscriptError? = nil
    ) {
        self.lease = lease
        self.plan = plan
        self.kind = kind
        self.letter = letter
        self.manuscript = manuscript
        self.messageID = messageID
        self.postmark = postmark
        self.when = when
        self.countsFrom = countsFrom
        self.expiresAt = expiresAt
        self.attempts = attempts
        self.fault = fault
    }
}

extension ClaimedFollowUp {
    /// The same with its text, or with the reason why there is none.
    package func rendered(by writer: any ManuscriptWriter, at now: Instant) -> ClaimedFollowUp {
        guard let manuscript else { return self }
        var rendered = self
        do throws(ManuscriptError) {
            let written = try writer.write(manuscript, plan: plan, at: now)
            rendered.letter.text = written.text
            rendered.letter.html = written.html
        } catch {
            rendered.fault = error
        }
        return rendered
    }

    /// What begins data with it.
    package func dataBeginning(at now: Instant) -> DataBeginning {
        DataBeginning(
            lease: lease, at: now,
            body: manuscript.map { _ in WrittenText(text: letter.text, html: letter.html) })
    }
}
