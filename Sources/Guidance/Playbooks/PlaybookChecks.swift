import Documents
import Messages
import SupportHours

/// Checks that the parts of a playbook fit together, and fit its templates.
struct PlaybookChecks {
    let catalogue: Catalogue
    /// Whether a template of that id exists that couldn't be read, so that nothing is known of it.
    let isBroken: (String) -> Bool
    /// The plans that steps may name; nil where they aren't known.
    let plans: [String]?
    let playbook: Placed<Playbook>
    let problems: DocumentProblems

    private var root: DocumentNode { playbook.node }

    func run() {
        let main = playbook.value.steps.enumerated().map { index, step in
            PlacedStep(step: step, node: root.part("steps").part(index), mark: nil, isFirst: index == 0)
        }
        let branching = playbook.value.branches.flatMap { branch in
            let node = root.part("branches").part(branch.mark)
            checkThen(of: branch, at: node.part("then"))
            return branch.steps.enumerated().map { index, step in
                PlacedStep(step: step, node: node.part("steps").part(index), mark: branch.mark, isFirst: index == 0)
            }
        }
        checkIDs(of: main + branching)
        for step in main + branching {
            checkMarks(of: step)
            checkRecipient(of: step)
            checkMessage(of: step)
            checkPlan(of: step)
        }
    }

    private struct PlacedStep {
        let step: Playbook.Step
        let node: DocumentNode
        /// The mark of the branch that it is in.
        let mark: String?
        let isFirst: Bool
    }

    private func checkThen(of branch: Playbook.Branch, at node: DocumentNode) {
        guard case .step(let id) = branch.then else { return }
        let ids = playbook.value.steps.map(\.id)
        if ids.contains(id) { return }
        problems.report(
            .branchLeadsNowhere(id, known: ids), at: node,
            suggestion: Spelling.nearest(to: id, among: ids + ["resume", "stop"]))
    }

    private func checkIDs(of steps: [PlacedStep]) {
        var lines: [String: Int] = [:]
        for step in steps {
            let id = step.step.id
            let node = step.node.part("id")
            if let line = lines[id] {
                problems.report(.stepNamedTwice(id, line: line), at: node)
            }
            if id == "resume" || id == "stop" {
                problems.report(.stepNamedAsKeyword(id), at: node)
            }
            lines[id] = lines[id] ?? node.location.line
        }
    }

    private func checkMarks(of step: PlacedStep) {
        let marks = playbook.value.branches.map(\.mark)
        for (index, mark) in step.step.unless.enumerated() where mark == step.mark {
            problems.report(.stepAlwaysSkipped(inBranch: mark), at: step.node.part("unless").part(index))
        }
        for (key, named) in [("unless", step.step.unless), ("if", step.step.onlyIf ?? [])] {
            for (index, mark) in named.enumerated() where !marks.contains(mark) {
                problems.report(
                    .markWithoutBranch(mark), at: step.node.part(key).part(index),
                    suggestion: Spelling.nearest(to: mark, among: marks))
            }
        }
    }

    private func checkRecipient(of step: PlacedStep) {
        guard step.step.to == .customer, !playbook.value.isAboutCustomer else { return }
        problems.report(.playbookWithoutCustomer, at: step.node.part("to"))
    }

    private func checkPlan(of step: PlacedStep) {
        guard let plans, case .named(let name)? = step.step.plan else { return }
        let words = WindowsPlan.words(plans: plans)
        if words.contains(name) { return }
        problems.report(
            .noPlanNamed(name, known: words), at: step.node.part("plan"),
            suggestion: Spelling.nearest(to: name, among: words))
    }

    private func checkMessage(of placed: PlacedStep) {
        let step = placed.step
        let node = placed.node.part("template")
        guard let template = catalogue.template(step.template) else {
            guard !isBroken(step.template) else { return }
            problems.report(
                .noTemplateOfStep(step.template), at: node, suggestion: catalogue.nearest(to: step.template))
            return
        }
        if template.audience != step.to {
            problems.report(
                .templateForOther(template.id, template.audience.wording, stepGoesTo: step.to.wording),
                at: placed.node.part("to"))
        }
        if template.hasSecrets, placed.mark == nil || !placed.isFirst {
            problems.report(.secretNeedsMark(template.id), at: node)
        }
        let names = template.variables.map(\.name)
        for (index, name) in step.needs.enumerated() where !names.contains(name) {
            problems.report(
                .noVariableOfStep(name, in: template.id, known: names), at: placed.node.part("needs").part(index),
                suggestion: Spelling.nearest(to: name, among: names))
        }
    }
}
