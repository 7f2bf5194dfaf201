import MadoguchiAPI

/// One case as a row of a list.
struct CaseRow {
    let `case`: CaseResource

    static func heading(in say: Language) -> [String] {
        say(
            en: ["id", "state", "opened", "plan", "playbook", "customer", "next", "when"],
            ja: ["ID", "状態", "受付", "プラン", "プレイブック", "お客様", "次の手順", "予定"])
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
        if let stage = `case`.resolvedBy { return [Line(say(en: "by \(stage)", ja: "\(stage) で解決"), .faint)] }
        guard let next = `case`.next else { return ["-"] }
        let needs = next.needs.joined(separator: ", ")
        return [
            Line(next.step),
            needs.isEmpty
                ? Line(next.dueAt.map(moments.minute) ?? "-")
                : Line(say(en: "waits for \(needs)", ja: "\(needs) 待ち"), .now),
        ]
    }
}
