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
    /// What its list comes to; nil where that can't be read.
    @OrNull package var list: RecipientListReport?

    package init(
        id: String, template: String, plan: String, language: String, rule: String, last: String?, next: String?,
        trouble: String?, list: RecipientListReport? = nil
    ) {
        self.id = id
        self.template = template
        self.plan = plan
        self.language = language
        self.rule = rule
        self.last = last
        self.next = next
        self.trouble = trouble
        self.list = list
    }
}

/// What a list of recipients comes to. Nothing in it names anybody.
package struct RecipientListReport: Codable, Hashable, Sendable {
    package var file: String
    /// Rows that a message goes to.
    package var usable: Int
    /// Rows that no message goes to, for the reasons in `faults`.
    package var passedOver: Int
    /// The first ones.
    package var faults: [Fault]
    /// What was found out about the list, and repaired in it.
    package var notes: [Note]

    package init(file: String, usable: Int, passedOver: Int, faults: [Fault], notes: [Note]) {
        self.file = file
        self.usable = usable
        self.passedOver = passedOver
        self.faults = faults
        self.notes = notes
    }

    enum CodingKeys: String, CodingKey {
        case file, usable
        case passedOver = "passed_over"
        case faults, notes
    }

    package struct Fault: Codable, Hashable, Sendable {
        /// The line of the file, from 1.
        package var line: Int
        package var detail: String

        package init(line: Int, detail: String) {
            self.line = line
            self.detail = detail
        }
    }

    package struct Note: Codable, Hashable, Sendable {
        /// `blanks`, `columns-passed-over`, …: the same in every language.
        package var code: String
        package var detail: String
        /// How many rows or cells it is about; nil where it is about the whole list.
        @OrNull package var count: Int?
        /// The line of the first of them.
        @OrNull package var line: Int?

        package init(code: String, detail: String, count: Int?, line: Int?) {
            self.code = code
            self.detail = detail
            self.count = count
            self.line = line
        }
    }
}
