/// The plan whose staffed windows a message of a case keeps to, and in whose staffed time its delay is counted.
///
/// It decides when a message leaves and nothing else. Whom it is from, its variables, and the hours that it names
/// (`{{plan}}`, `{{window}}`, `{{next_window}}`) are those of the case's plan: they speak of the chat that the case is
/// about, in whichever plan's hours the message itself comes.
package enum WindowsPlan: Hashable, Sendable {
    /// The case's own.
    case ofCase
    /// The built-in one that is open at any time.
    case always
    /// The configured one of this name.
    case named(String)

    /// The name of the built-in plan. No configured plan can be called so.
    package static let alwaysOpenPlan = "24/7"

    /// The plan's name.
    package func name(ofCase plan: String) -> String {
        switch self {
        case .ofCase: plan
        case .always: Self.alwaysOpenPlan
        case .named(let name): name
        }
    }
}

extension WindowsPlan: RawRepresentable, Codable {
    private static let words: [String: WindowsPlan] = ["case": .ofCase, "always": .always]

    /// Accepts any text: one that isn't a keyword is a plan's name.
    package init(rawValue: String) {
        self = Self.words[rawValue] ?? .named(rawValue)
    }

    package var rawValue: String {
        switch self {
        case .ofCase: "case"
        case .always: "always"
        case .named(let name): name
        }
    }

    /// What may be written where there are these plans.
    package static func words(plans: [String]) -> [String] {
        ["case", "always"] + plans.filter { words[$0] == nil }
    }
}

/// Whose windows the messages of cases keep to where their steps don't say.
package struct CaseWindows: Hashable, Sendable {
    package var customer = WindowsPlan.ofCase
    package var `operator` = WindowsPlan.ofCase

    package init() {}

    package subscript(audience: Audience) -> WindowsPlan {
        switch audience {
        case .customer: customer
        case .operator: `operator`
        }
    }
}

extension Playbook {
    /// The same, with every step naming the plan whose windows it keeps to.
    func keeping(to windows: CaseWindows) -> Playbook {
        func named(_ steps: [Step]) -> [Step] {
            steps.map { step in
                var step = step
                step.plan = step.windows(windows)
                return step
            }
        }
        return Playbook(
            id: id, names: names, descriptions: descriptions, isAboutCustomer: isAboutCustomer, steps: named(steps),
            branches: branches.map { Branch(mark: $0.mark, names: $0.names, steps: named($0.steps), then: $0.then) })
    }
}

extension Playbook.Step {
    /// Whose windows it keeps to.
    ///
    /// - Parameter usual: what holds where it doesn't say; a frozen one says, or is from before steps could.
    package func windows(_ usual: CaseWindows = CaseWindows()) -> WindowsPlan {
        plan ?? usual[to]
    }
}
