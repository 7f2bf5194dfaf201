extension Playbook {
    /// One letter to send.
    package struct Step: Codable, Hashable, Sendable {
        /// Unlike that of any other step of the playbook.
        package let id: String
        /// The letter's id.
        package let template: String
        package let to: Audience
        /// Staffed seconds after the step before was done.
        package let after: Int64
        /// How far a case has come once this step is done.
        package let stage: String
        /// Variables that must be known before the letter can be written.
        package let needs: [String]
        /// Marks with any of which the step is passed over.
        package let unless: [String]

        package init(
            id: String, template: String, to: Audience, after: Int64 = 0, stage: String, needs: [String] = [],
            unless: [String] = []
        ) {
            self.id = id
            self.template = template
            self.to = to
            self.after = after
            self.stage = stage
            self.needs = needs
            self.unless = unless
        }

        func isPassedOver(with marks: [String]) -> Bool {
            unless.contains(where: marks.contains)
        }
    }
}
