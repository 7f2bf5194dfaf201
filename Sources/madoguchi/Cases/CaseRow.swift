import MadoguchiAPI
import Messages

/// One case as a row of a list.
struct CaseRow {
    let `case`: CaseResource

    static func heading(in say: Language) -> [String] {
        say.words(
            .labelID, .labelState, .labelOpened, .labelPlan, .labelPlaybook, .labelCustomer, .columnNextStep,
            .columnNextWhen)
    }

    /// As ``Table`` has it.
    static let importance = [0, 4, 3, 6, 5, 0, 0, 0]

    func cells(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let moments = Moments(environment)
        return [
            Line(`case`.id ?? ""),
            Line(say.word(forCaseState: `case`.state), `case`.state == "resolved" ? .open : .plain),
            Line(moments.minute(`case`.openedAt)), Line(`case`.plan), Line(`case`.playbook), Line(`case`.to ?? "-"),
        ] + next(moments)
    }

    private func next(_ moments: Moments) -> [Line] {
        let say = moments.say
        if let stage = `case`.resolvedBy { return [Line(say(.caseResolvedBy(stage)), .faint)] }
        guard let next = `case`.next else { return ["-"] }
        let needs = next.needs.joined(separator: say(.listSeparator))
        return [
            Line(next.step),
            needs.isEmpty
                ? Line(next.dueAt.map(moments.minute) ?? "-")
                : Line(say(.caseWaitsFor(needs)), .now),
        ]
    }
}
