/// `POST /v1/records`
package struct RecordRequest: Codable, Hashable, Sendable {
    /// The case that the error came up in.
    package var `case`: String?
    /// The error's own words.
    package var error: String
    /// The browser and the device.
    package var seenOn: String?
    /// What leads to it.
    package var steps: String?
    /// What was tried, and what came of it.
    package var tried: String?
    /// What settled it.
    package var cure: String?

    package init(
        case: String? = nil, error: String, seenOn: String? = nil, steps: String? = nil, tried: String? = nil,
        cure: String? = nil
    ) {
        self.case = `case`
        self.error = error
        self.seenOn = seenOn
        self.steps = steps
        self.tried = tried
        self.cure = cure
    }

    enum CodingKeys: String, CodingKey {
        case `case`, error
        case seenOn = "seen_on"
        case steps, tried, cure
    }
}

/// `POST /v1/records/{id}/amend`: at least one of the fields. Null takes away what a field has, but for `error`.
package struct RecordAmendment: Codable, Hashable, Sendable {
    /// The error's own words.
    package var error: String?
    /// The browser and the device.
    package var seenOn: String?
    /// What leads to it.
    package var steps: String?
    /// What was tried, and what came of it.
    package var tried: String?
    /// What settled it.
    package var cure: String?

    package init(
        error: String? = nil, seenOn: String? = nil, steps: String? = nil, tried: String? = nil, cure: String? = nil
    ) {
        self.error = error
        self.seenOn = seenOn
        self.steps = steps
        self.tried = tried
        self.cure = cure
    }

    enum CodingKeys: String, CodingKey {
        case error
        case seenOn = "seen_on"
        case steps, tried, cure
    }
}

/// What was found out about an error. Instants are RFC 3339 with an offset.
package struct RecordResource: Codable, Hashable, Sendable {
    package var id: String
    /// The case that it came up in.
    @OrNull package var `case`: String?
    package var error: String
    @OrNull package var seenOn: String?
    /// What leads to it.
    @OrNull package var steps: String?
    @OrNull package var tried: String?
    @OrNull package var cure: String?
    package var recordedAt: String
    /// The user who recorded it.
    @OrNull package var uid: UInt32?
    /// When it was last amended; nil where it never was.
    @OrNull package var amendedAt: String?

    package init(
        id: String, case: String?, error: String, seenOn: String? = nil, steps: String? = nil, tried: String? = nil,
        cure: String? = nil, recordedAt: String, uid: UInt32? = nil, amendedAt: String? = nil
    ) {
        self.id = id
        self.case = `case`
        self.error = error
        self.seenOn = seenOn
        self.steps = steps
        self.tried = tried
        self.cure = cure
        self.recordedAt = recordedAt
        self.uid = uid
        self.amendedAt = amendedAt
    }

    enum CodingKeys: String, CodingKey {
        case id, `case`, error
        case seenOn = "seen_on"
        case steps, tried, cure
        case recordedAt = "recorded_at"
        case uid
        case amendedAt = "amended_at"
    }
}

/// `GET /v1/records`
package struct RecordPage: Codable, Hashable, Sendable {
    /// The newest first.
    package var records: [RecordResource]
    /// The `cursor` of the next page; nil at the end.
    @OrNull package var cursor: String?

    package init(records: [RecordResource], cursor: String?) {
        self.records = records
        self.cursor = cursor
    }
}
