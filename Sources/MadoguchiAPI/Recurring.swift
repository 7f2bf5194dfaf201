/// `GET /v1/recurring`
package struct RecurringList: Codable, Hashable, Sendable {
    package var recurring: [RecurringResource]

    package init(recurring: [RecurringResource]) {
        self.recurring = recurring
    }
}

/// A recurring message.
package struct RecurringResource: Codable, Hashable, Sendable {
    package var id: String
    package var template: String
    package var plan: String
    package var language: String
    /// In the notation of RFC 5545.
    package var rule: String
    /// The last occurrence that was queued; nil before the first.
    @OrNull package var last: String?
    /// The next occurrence; nil where there is none any more. Messages are sent in the first staffed window from then
    /// on.
    @OrNull package var next: String?
    /// Why it can't be sent at present; nil where it can.
    @OrNull package var trouble: String?

    package init(
        id: String, template: String, plan: String, language: String, rule: String, last: String?, next: String?,
        trouble: String?
    ) {
        self.id = id
        self.template = template
        self.plan = plan
        self.language = language
        self.rule = rule
        self.last = last
        self.next = next
        self.trouble = trouble
    }
}
