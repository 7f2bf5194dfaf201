/// `POST /v1/suppressions`
package struct SuppressionRequest: Codable, Hashable, Sendable {
    /// The address to suppress; this or `followUp`.
    package var address: String?
    /// Suppresses this follow-up's recipient, so that a link for unsubscribing needn't name the address.
    package var followUp: String?
    /// The reason, for people who read the list.
    package var reason: String?
    /// `recurring` or `all`; an existing entry gets it. Where it isn't given, a new entry is `recurring` for a recurring
    /// follow-up, as an unsubscription is, and `all` otherwise.
    package var scope: String?

    package init(address: String?, followUp: String? = nil, reason: String? = nil, scope: String? = nil) {
        self.scope = scope
        self.address = address
        self.followUp = followUp
        self.reason = reason
    }

    enum CodingKeys: String, CodingKey {
        case address
        case followUp = "follow_up"
        case reason, scope
    }
}

/// `POST /v1/suppressions/remove`
package struct SuppressionRemoval: Codable, Hashable, Sendable {
    package var address: String

    package init(address: String) {
        self.address = address
    }
}

/// An address that nothing is sent to, or no recurring messages.
package struct SuppressionResource: Codable, Hashable, Sendable {
    package var address: String
    @OrNull package var reason: String?
    package var since: String
    /// `recurring` or `all`.
    package var scope: String
    /// How many follow-ups to it were cancelled; in the answer to adding it.
    package var cancelled: Int?

    package init(address: String, reason: String?, since: String, scope: String, cancelled: Int? = nil) {
        self.address = address
        self.reason = reason
        self.since = since
        self.scope = scope
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
