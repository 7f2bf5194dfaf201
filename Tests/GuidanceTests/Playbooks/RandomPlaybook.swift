import Guidance
import Messages

/// Playbooks of every shape, for property tests.
enum RandomPlaybook {
    static func make(using random: inout some RandomNumberGenerator) -> Playbook {
        let marks = (0..<Int.random(in: 0...4, using: &random)).map { "mark-\($0)" }
        let main = steps("main", Int.random(in: 1...5, using: &random), marks: marks, using: &random)
        let branches = marks.map { mark in
            let others = marks.filter { $0 != mark }
            let then: Playbook.Then =
                switch Int.random(in: 0..<4, using: &random) {
                case 0: .stop
                case 1: .step(main.randomElement(using: &random)?.id ?? "main-0")
                default: .resume
                }
            return Playbook.Branch(
                mark: mark, names: [.ja: "枝", .en: "branch"],
                steps: steps(mark, Int.random(in: 1...3, using: &random), marks: others, using: &random), then: then)
        }
        return Playbook(
            id: "random", names: [.ja: "手順", .en: "playbook"], descriptions: [.ja: "説明", .en: "text"],
            isAboutCustomer: true, steps: main, branches: branches)
    }

    private static func steps(
        _ name: String, _ count: Int, marks: [String], using random: inout some RandomNumberGenerator
    ) -> [Playbook.Step] {
        (0..<count).map { index in
            let unless = marks.filter { _ in Int.random(in: 0..<6, using: &random) == 0 }
            return Playbook.Step(
                id: "\(name)-\(index)", template: "letter-\(index)", to: .customer,
                after: .random(in: 0...100, using: &random), stage: "stage-\(index)", needs: index == 0 ? [] : ["url"],
                unless: unless)
        }
    }
}
