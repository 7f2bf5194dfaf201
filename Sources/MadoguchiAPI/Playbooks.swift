/// `GET /v1/playbooks`
package struct PlaybookList: Codable, Hashable, Sendable {
    package var playbooks: [PlaybookResource]

    package init(playbooks: [PlaybookResource]) {
        self.playbooks = playbooks
    }
}

/// `GET /v1/playbooks/{id}`: how a kind of problem is handled, step by step.
package struct PlaybookResource: Codable, Hashable, Sendable {
    package var id: String
    package var name: String
    package var description: String
    /// The steps that a case takes by itself.
    package var steps: [Step]
    /// The steps that follow a mark.
    package var branches: [Branch]

    package init(id: String, name: String, description: String, steps: [Step], branches: [Branch]) {
        self.id = id
        self.name = name
        self.description = description
        self.steps = steps
        self.branches = branches
    }

    package struct Step: Codable, Hashable, Sendable {
        package var id: String
        package var template: String
        /// `customer` or `operator`.
        package var to: String
        /// Whose staffed windows it keeps to: a plan's name, `case` for the case's own, or `always` for no one's.
        package var plan: String
        /// Staffed time after the previous step, ISO 8601; of the plan whose windows it keeps to.
        package var after: String
        /// The stage that the case reaches with this step, as reports count it: `self-service`.
        package var stage: String
        /// Variables that must be known before it can be taken.
        package var needs: [String]
        /// Marks with which it is skipped.
        package var unless: [String]
        /// Marks without any of which it is skipped; empty where it needs none.
        package var onlyIf: [String]

        package init(
            id: String, template: String, to: String, plan: String = "case", after: String, stage: String,
            needs: [String], unless: [String] = [], onlyIf: [String] = []
        ) {
            self.onlyIf = onlyIf
            self.id = id
            self.template = template
            self.to = to
            self.plan = plan
            self.after = after
            self.stage = stage
            self.needs = needs
            self.unless = unless
        }

        enum CodingKeys: String, CodingKey {
            case id, template, to, plan, after, stage, needs, unless
            case onlyIf = "if"
        }
    }

    package struct Branch: Codable, Hashable, Sendable {
        /// The mark: `mail-not-arriving`.
        package var mark: String
        package var name: String
        package var steps: [Step]
        /// Where the case continues afterwards: `resume` (at the step that it interrupted), `stop`, or a step's id.
        package var then: String

        package init(mark: String, name: String, steps: [Step], then: String = "resume") {
            self.mark = mark
            self.name = name
            self.steps = steps
            self.then = then
        }
    }
}
