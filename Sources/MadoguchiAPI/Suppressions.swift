/// `POST /v1/suppressions`, and with the address alone `POST /v1/suppressions/remove`.
package struct SuppressionRequest: Codable, Hashable, Sendable {
    /// The address to suppress; this or `followUp`.
    package var address: String?
    /// Whoever that follow-up went to, so that a link for unsubscribing needn't name anybody.
    package var followUp: String?
    /// Why, for whoever looks at the list.
    package var reason: String?

    package init(address: String?, followUp: String? = nil, reason: String? = nil) {
        self.address = address
        self.followUp = followUp
        self.reason = reason
    }

    enum CodingKeys: String, CodingKey {
        case address
        case followUp = "follow_up"
        case reason
    }
}

/// An address that nothing is sent to.
package struct SuppressionResource: Codable, Hashable, Sendable {
    package var address: String
    @OrNull package var reason: String?
    package var since: String
    /// Follow-ups that were queued to it and are called off; in the answer to adding it.
    package var cancelled: Int?

    package init(address: String, reason: String?, since: String, cancelled: Int? = nil) {
        self.address = address
        self.reason = reason
        self.since = since
        self.cancelled = cancelled
    }
}

/// `GET /v1/suppressions`
package struct SuppressionPage: Codable, Hashable, Sendable {
    /// In alphabetical order of their addresses.
    package var suppressions: [SuppressionResource]
    /// To be given as `cursor` for what comes next; nil at the end.
    @OrNull package var cursor: String?

    package init(suppressions: [SuppressionResource], cursor: String?) {
        self.suppressions = suppressions
        self.cursor = cursor
    }
}
