package import Messages

extension Playbook {
    /// The steps that follow a mark.
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

    /// Where the main line continues after a branch.
    package enum Then: Hashable, Sendable {
        /// At the step that was current before.
        case resume
        /// Nowhere.
        case stop
        /// At this step of the main line.
        case step(String)
    }
}

extension Playbook.Then: RawRepresentable, Codable {
    /// Accepts any text: one that isn't a keyword is a step's id.
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
