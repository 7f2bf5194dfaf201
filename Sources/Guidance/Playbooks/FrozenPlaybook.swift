internal import Foundation
package import Messages

/// What a case keeps of its playbook for its whole life, whatever becomes of the files: the steps, and each letter's
/// wording and variables.
package struct FrozenPlaybook: Codable, Hashable, Sendable {
    package let playbook: Playbook
    /// The customer's.
    package let language: Language
    /// By the letters' ids.
    package let sources: [String: TemplateSource]
    /// By the letters' ids.
    package let variables: [String: [Variable]]

    package init(
        playbook: Playbook, language: Language, sources: [String: TemplateSource], variables: [String: [Variable]]
    ) {
        self.playbook = playbook
        self.language = language
        self.sources = sources
        self.variables = variables
    }

    /// What must be known before a step's letter can be written, and isn't: what the step needs, and what the letter
    /// requires beside variables that every letter may use, and secrets, which come with a mark.
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
