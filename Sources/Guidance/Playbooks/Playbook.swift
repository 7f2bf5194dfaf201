package import Messages

/// How a case is handled: messages one after another, and branches for what may happen in between.
package struct Playbook: Codable, Hashable, Sendable {
    package let id: String
    package let names: [Language: String]
    package let descriptions: [Language: String]
    /// Whether a case is about a customer, and has their address.
    package let isAboutCustomer: Bool
    /// The main line.
    package let steps: [Step]
    package let branches: [Branch]

    package init(
        id: String, names: [Language: String], descriptions: [Language: String], isAboutCustomer: Bool,
        steps: [Step], branches: [Branch] = []
    ) {
        self.id = id
        self.names = names
        self.descriptions = descriptions
        self.isAboutCustomer = isAboutCustomer
        self.steps = steps
        self.branches = branches
    }

    /// What people call it.
    package func name(in language: Language) -> String {
        names.wording(in: language, else: id)
    }

    package func branch(_ mark: String) -> Branch? {
        branches.first { $0.mark == mark }
    }

    /// The main line's steps, then those of the branches.
    package var allSteps: [Step] {
        steps + branches.flatMap(\.steps)
    }

    /// The stages that a case may reach, in order of appearance.
    package var stages: [String] {
        var seen: Set<String> = []
        return allSteps.map(\.stage).filter { seen.insert($0).inserted }
    }
}
