extension Playbook {
    /// One message to send.
    package struct Step: Codable, Hashable, Sendable {
        /// Unique in the playbook.
        package let id: String
        /// The template's id.
        package let template: String
        package let to: Audience
        /// Staffed seconds after the previous step was done, of the plan whose windows it keeps to.
        package let after: Int64
        /// The stage that a case reaches when this step is done.
        package let stage: String
        /// Variables that must be known before the message can be rendered.
        package let needs: [String]
        /// Marks with any of which the step is skipped.
        package let unless: [String]
        /// Marks without any of which the step is skipped; nil for none. Playbooks that were frozen before there were such
        /// have none.
        package let onlyIf: [String]?
        /// The plan whose windows it keeps to; nil for what `guidance.windows` says. Playbooks that were frozen before
        /// there were such have none, and keep to the case's plan.
        package var plan: WindowsPlan?

        package init(
            id: String, template: String, to: Audience, after: Int64 = 0, stage: String, needs: [String] = [],
            unless: [String] = [], onlyIf: [String]? = nil, plan: WindowsPlan? = nil
        ) {
            self.id = id
            self.template = template
            self.to = to
            self.after = after
            self.stage = stage
            self.needs = needs
            self.unless = unless
            self.onlyIf = onlyIf
            self.plan = plan
        }

        func isPassedOver(with marks: [String]) -> Bool {
            unless.contains(where: marks.contains) || !(onlyIf?.contains(where: marks.contains) ?? true)
        }
    }
}
