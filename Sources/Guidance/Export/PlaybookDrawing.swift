import Messages

/// Draws a playbook: its steps, one below the other, and its branches.
struct PlaybookDrawing {
    let language: Language
    let catalogue: Catalogue
    /// The ids of the templates on the page, to which steps link.
    let onPage: Set<String>

    func blocks(of playbook: Playbook) -> [ExportBlock] {
        let description = playbook.descriptions.wording(in: language, else: "")
        var blocks = [ExportBlock.heading(level: 3, playbook.name(in: language), id: ExportID.playbook(playbook.id))]
        blocks += description.flowingParagraphs.map(ExportBlock.paragraph)
        blocks.append(.list(steps(playbook.steps)))
        guard !playbook.branches.isEmpty else { return blocks }
        let branches = playbook.branches.map { branch in
            ExportList.Item(
                runs: [.text(Wording.whenMarked(branch.mark, branch.name(in: language))[language])],
                list: steps(branch.steps, end: end(of: branch, in: playbook)))
        }
        return blocks + [.heading(level: 4, Wording.branchesOfPlaybook[language]), .list(ExportList(items: branches))]
    }

    /// - Parameter end: what comes after them.
    private func steps(_ steps: [Playbook.Step], end: Wording? = nil) -> ExportList {
        let end = end.map { ExportList.Item(runs: [.text($0[language])]) }
        return ExportList(isOrdered: true, items: steps.map(item) + [end].compactMap(\.self))
    }

    private func item(of step: Playbook.Step) -> ExportList.Item {
        let title = catalogue.template(step.template)?.version(in: language).title ?? step.template
        let name =
            onPage.contains(step.template)
            ? ExportRun.section(title, id: ExportID.template(step.template)) : .text(title)
        let words = Wording.stepGoes(to: step.to.wording, afterStaffed: step.after)[language]
        let notes = notes(on: step).map { ExportList.Item(runs: [.text($0[language])]) }
        return ExportList.Item(runs: [name, .text(words)], list: ExportList(items: notes))
    }

    private func notes(on step: Playbook.Step) -> [Wording] {
        var notes = [Wording.step(step.id, stage: step.stage)]
        if !step.needs.isEmpty { notes.append(.stepWaits(for: step.needs)) }
        if let marks = step.onlyIf { notes.append(.stepOnlyWhenMarked(marks)) }
        if !step.unless.isEmpty { notes.append(.stepSkippedWhenMarked(step.unless)) }
        return notes
    }

    private func end(of branch: Playbook.Branch, in playbook: Playbook) -> Wording {
        switch branch.then {
        case .resume: .thenResumes
        case .stop: .thenStops
        case .step(let id):
            .thenContinues(withStep: id, number: playbook.steps.firstIndex { $0.id == id }.map { $0 + 1 })
        }
    }
}
