package import Messages

extension Playbook {
    /// What is done once a case is marked with something.
    package struct Branch: Codable, Hashable, Sendable {
        package let mark: String
        package let names: [Language: String]
        package let steps: [Step]
        package let then: Then

        package init(mark: String, names: [Language: String], steps: [Step], then: Then = .resume) {
            self.mark = mark
            self.names = names
            self.steps = steps
            self.then = then
        }

        /// What people call it.
        package func name(in language: Language) -> String {
            names.wording(in: language, else: mark)
        }
    }

    /// Where the main line goes on after a branch.
    package enum Then: Hashable, Sendable {
        /// With the step that was at hand before.
        case resume
        /// Nowhere.
        case stop
        /// With this step of the main line.
        case step(String)
    }
}

extension Playbook.Then: RawRepresentable, Codable {
    /// Every text is read: what is no word of its own is a step's id.
    package init(rawValue: String) {
        switch rawValue {
        case "resume": self = .resume
        case "stop": self = .stop
        default: self = .step(rawValue)
        }
    }

    package var rawValue: String {
        switch self {
        case .resume: "resume"
        case .stop: "stop"
        case .step(let id): id
        }
    }
}
