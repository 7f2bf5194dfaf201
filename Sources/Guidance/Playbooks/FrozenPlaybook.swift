internal import FoundationEssentials
package import Messages

/// A playbook as a case keeps it for its whole life, even if the files change: the steps, and each template's wording
/// and variables.
package struct FrozenPlaybook: Codable, Hashable, Sendable {
    package let playbook: Playbook
    /// The customer's.
    package let language: Language
    /// By the templates' ids.
    package let sources: [String: TemplateSource]
    /// By the templates' ids.
    package let variables: [String: [Variable]]

    package init(
        playbook: Playbook, language: Language, sources: [String: TemplateSource], variables: [String: [Variable]]
    ) {
        self.playbook = playbook
        self.language = language
        self.sources = sources
        self.variables = variables
    }

    /// What is still missing before a step's message can be rendered: the step's needs, and the template's required
    /// variables, except common ones, and except secrets, which come with a mark.
    package func missing(for step: Playbook.Step, known: Set<String>) -> [String] {
        let required = (variables[step.template] ?? []).filter { $0.isRequired && !$0.isSecret && !$0.isCommon }
        let needed = step.needs + required.map(\.name).filter { !step.needs.contains($0) }
        return needed.filter { !known.contains($0) }
    }
}

extension FrozenPlaybook {
    /// As JSON with sorted keys: equal ones are equal texts.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// - Parameter json: what `json()` wrote.
    package init(json: String) throws {
        self = try JSONDecoder().decode(FrozenPlaybook.self, from: Data(json.utf8))
    }
}
