/// `GET /v1/cases/{id}/playbook`: the playbook as the case keeps it for its whole life, and what can become of the case now.
package struct CasePlaybook: Codable, Hashable, Sendable {
    package var playbook: PlaybookResource
    /// What can be known about the case, without secrets; `default` is what is known.
    package var variables: [TemplateVariable]
    /// One for each of the playbook's branches, in its order.
    package var marks: [Mark]

    package init(playbook: PlaybookResource, variables: [TemplateVariable], marks: [Mark]) {
        self.playbook = playbook
        self.variables = variables
        self.marks = marks
    }

    /// What a mark would lead to if it were set now.
    package struct Mark: Codable, Hashable, Sendable {
        /// One of the playbook's branches.
        package var mark: String
        /// The step that the case would be at; nil where nothing would come by itself.
        @OrNull package var step: String?
        /// That step's template.
        @OrNull package var template: String?
        /// What that step's message asks for: its secrets, which have to come with the mark, and what isn't known yet.
        package var variables: [TemplateVariable]

        package init(mark: String, step: String?, template: String?, variables: [TemplateVariable]) {
            self.mark = mark
            self.step = step
            self.template = template
            self.variables = variables
        }
    }
}
