/// `POST /v1/plans/{plan}/overrides`
///
/// A span in which a plan is closed, open or unknown whatever its hours say. Where two overlap, the one that was created
/// later holds.
package struct OverrideRequest: Codable, Hashable, Sendable {
    /// `closed`, `open` or `unknown`.
    package var state: String
    /// nil for the instant at which it is acknowledged. One without an offset is read in the display zone.
    @OrNull package var from: String?
    /// nil until it is removed.
    @OrNull package var to: String?
    /// For everybody who asks about the plan. The daemon takes `{"ja":…,"en":…}`, too.
    @OrNull package var reason: String?

    package init(state: String, from: String?, to: String?, reason: String?) {
        self.state = state
        self.from = from
        self.to = to
        self.reason = reason
    }
}

/// An override of a plan's hours, `[from, to)`.
package struct OverrideResource: Codable, Hashable, Sendable {
    /// nil in a dry run.
    @OrNull package var id: String?
    package var plan: String
    /// `closed`, `open` or `unknown`.
    package var state: String
    package var from: String
    /// nil until it is removed.
    @OrNull package var to: String?
    /// In the language that was asked for; nil where none was given.
    @OrNull package var reason: String?
    /// nil in a dry run.
    @OrNull package var createdAt: String?
    /// Who made it; on `control.sock` alone, and null where that isn't known.
    package var by: OrNull<Author>?
    /// nil where it wasn't removed.
    @OrNull package var removedAt: String?
    /// How many queued follow-ups have their due instant in what changes; in the answer to creating it.
    package var moved: Int?

    package init(
        id: String?, plan: String, state: String, from: String, to: String?, reason: String?, createdAt: String?,
        by: OrNull<Author>? = nil, removedAt: String? = nil, moved: Int? = nil
    ) {
        self.id = id
        self.plan = plan
        self.state = state
        self.from = from
        self.to = to
        self.reason = reason
        self.createdAt = createdAt
        self.by = by
        self.removedAt = removedAt
        self.moved = moved
    }

    enum CodingKeys: String, CodingKey {
        case id, plan, state, from, to, reason
        case createdAt = "created_at"
        case by
        case removedAt = "removed_at"
        case moved
    }

    /// A user of the machine.
    package struct Author: Codable, Hashable, Sendable {
        package var uid: UInt32
        /// nil for a user without a name.
        @OrNull package var name: String?

        package init(uid: UInt32, name: String?) {
            self.uid = uid
            self.name = name
        }
    }
}

/// `GET /v1/plans/{plan}/overrides`
package struct OverrideList: Codable, Hashable, Sendable {
    /// The newest first.
    package var overrides: [OverrideResource]

    package init(overrides: [OverrideResource]) {
        self.overrides = overrides
    }
}
