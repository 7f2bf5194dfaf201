import Foundation

/// A fault that somebody could make, and what each language answers to it.
struct Provocation: Sendable {
    /// What it is about: the first line of the scenario's file.
    let group: String
    /// The comment above its step.
    let title: String
    /// What is done before it, since the last one, and its own step.
    let source: [String]
    /// How both answers are headed: `exits with 65`.
    let ends: String
    /// As golden files have them.
    let answers: [String]

    /// How each language's answer is headed: `ja`, `exits with 65`.
    var endings: [(language: String, ending: String)] {
        answers.compactMap { line in
            line.wholeMatch(of: #/(ja|en): ((?:exits with|answers) \d+)/#).map { (String($0.1), String($0.2)) }
        }
    }

    private var text: [String] {
        ["### \(title): \(ends)", "", "```text"] + source.map { "> \($0)" } + answers + ["```", ""]
    }

    /// The provocations of a scenario that has been played.
    static func all(of run: ScenarioRun) -> [Provocation] {
        let group = run.scenario.about.first.map { String($0.dropFirst(2)) } ?? run.scenario.name
        var source: [String] = []
        return run.performed.compactMap { step, transcript in
            source += step.source.filter { !$0.hasPrefix("#") && !$0.contains(#/^    (?:exits|answers) \d+$/#) }
            guard let ends = step.ends else { return nil }
            defer { source = [] }
            let title = step.source.last { $0.hasPrefix("# ") }.map { String($0.dropFirst(2)) } ?? step.rest
            return Provocation(group: group, title: title, source: source, ends: ends, answers: transcript)
        }
    }

    /// One list for people to read, by groups.
    static func list(_ provocations: [Provocation]) -> String {
        var lines = [
            "# What is answered to faults", "",
            "\(provocations.count) faults, each with what is done (`>`), and with its answer in Japanese and in English. "
                + "Recorded by `MADOGUCHI_GOLDEN=record swift test --filter ProvocationTests`.", "",
        ]
        var group = ""
        for provocation in provocations {
            if provocation.group != group {
                group = provocation.group
                lines += ["## \(group)", ""]
            }
            lines += provocation.text
        }
        return lines.dropLast().joined(separator: "\n") + "\n"
    }
}
