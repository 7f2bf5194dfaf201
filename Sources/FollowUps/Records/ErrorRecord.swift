package import SupportHours

/// What was found out about an error, for the next such case. It is kept apart from the case that it came up in, and
/// longer, so it names no customer.
package struct ErrorRecord: Hashable, Sendable {
    package var id: RecordID
    /// The case that it came up in.
    package var caseID: CaseID?
    package var findings: Findings
    package var recordedAt: Instant
    /// Who recorded it, by the socket's peer credentials.
    package var recordedBy: UInt32?
    /// When the findings last changed; nil where they never did.
    package var amendedAt: Instant?

    package init(
        id: RecordID, caseID: CaseID?, findings: Findings, recordedAt: Instant, recordedBy: UInt32?,
        amendedAt: Instant? = nil
    ) {
        self.id = id
        self.caseID = caseID
        self.findings = findings
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
        self.amendedAt = amendedAt
    }

    /// Texts of people, as they were given; nil where nothing is known.
    package struct Findings: Hashable, Sendable {
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
            error: String, seenOn: String? = nil, steps: String? = nil, tried: String? = nil, cure: String? = nil
        ) {
            self.error = error
            self.seenOn = seenOn
            self.steps = steps
            self.tried = tried
            self.cure = cure
        }

        /// All of it as one text to search in.
        package var searchText: String {
            [error, seenOn, steps, tried, cure].compactMap { $0.map(SearchWords.folded) }.joined(separator: "\n")
        }
    }

    /// The findings that are to be replaced; a field that is nil stays as it is, and one that is `.some(nil)` goes.
    package struct Amendment: Hashable, Sendable {
        package var error: String?
        package var seenOn: String??
        package var steps: String??
        package var tried: String??
        package var cure: String??

        package init(
            error: String? = nil, seenOn: String?? = nil, steps: String?? = nil, tried: String?? = nil,
            cure: String?? = nil
        ) {
            self.error = error
            self.seenOn = seenOn
            self.steps = steps
            self.tried = tried
            self.cure = cure
        }
    }
}

/// From the same generator as the ids of follow-ups.
package struct RecordID: OrderedID {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }
}

extension ErrorRecord {
    /// The same with other findings.
    package func amended(by amendment: Amendment, at instant: Instant) -> ErrorRecord {
        var record = self
        record.findings.error = amendment.error ?? findings.error
        record.findings.seenOn = amendment.seenOn ?? findings.seenOn
        record.findings.steps = amendment.steps ?? findings.steps
        record.findings.tried = amendment.tried ?? findings.tried
        record.findings.cure = amendment.cure ?? findings.cure
        if record.findings != findings { record.amendedAt = instant }
        return record
    }
}
