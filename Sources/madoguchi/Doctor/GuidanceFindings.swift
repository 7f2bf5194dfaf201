import MadoguchiAPI

/// Checks the templates, the playbooks and the recurring messages.
struct GuidanceFindings {
    let diagnosis: Diagnosis
    let say: Language

    var all: [Finding] { messages + letterheads + examples + diagnosis.recurring.map(finding) + lists }

    /// What each plan's letters carry; one line where all plans' carry the same.
    private var letterheads: [Finding] {
        let all = diagnosis.guidance.letterheads
        guard let first = all.first else { return [] }
        func isAsFirst(_ other: LetterheadDiagnosis) -> Bool {
            var other = other
            other.plan = first.plan
            return other == first
        }
        if all.allSatisfy(isAsFirst) { return [.well(.letters, text(first))] }
        return all.map { .well(.letters, "\($0.plan): \(text($0))") }
    }

    private func text(_ letterhead: LetterheadDiagnosis) -> String {
        let people = [
            say(en: "from \(letterhead.from)", ja: "差出人 \(letterhead.from)"),
            letterhead.replyTo.map { say(en: "answers to \($0)", ja: "返信先 \($0)") },
            letterhead.operator.map { say(en: "reminders to \($0)", ja: "リマインダーの宛先 \($0)") },
        ].compactMap(\.self).joined(separator: say(en: ", ", ja: "、"))
        return ([people] + letterhead.variables.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" })
            .joined(separator: "\n")
    }

    private var examples: [Finding] {
        let keys = diagnosis.guidance.examples
        if keys.isEmpty { return [] }
        let text = say(
            en: "still the example's: \(keys.joined(separator: ", "))", ja: "例のままの値: \(keys.joined(separator: "、"))")
        let advice = say(
            en: "set them in the configuration, then: systemctl reload madoguchid",
            ja: "設定をご自身の値にし、systemctl reload madoguchid を実行してください")
        return [
            diagnosis.guidance.reachesCustomers
                ? .fault(.letters, text, advice: advice) : .note(.letters, text, advice: advice)
        ]
    }

    private var messages: [Finding] {
        let guidance = diagnosis.guidance
        guard guidance.letters > 0 else {
            let places = guidance.directories.joined(separator: ", ")
            return [
                .note(
                    .guidance,
                    places.isEmpty
                        ? say(en: "there are no templates", ja: "文面がありません")
                        : say(en: "there are no templates in \(places)", ja: "\(places) に文面がありません"),
                    advice: say(
                        en: "set guidance.directory in the configuration", ja: "設定の guidance.directory を指定してください"))
            ]
        }
        let counts = say(
            en: "\(guidance.letters) templates, \(guidance.playbooks.count) playbooks",
            ja: "文面 \(guidance.letters) 件、プレイブック \(guidance.playbooks.count) 件")
        let missing = guidance.playbooks.filter { !$0.missing.isEmpty }
        return [.well(.guidance, counts)]
            + missing.map { playbook in
                let keys = playbook.missing.joined(separator: ", ")
                return .note(
                    .guidance,
                    say(
                        en: "\(playbook.playbook): each case must give what the configuration doesn't: \(keys)",
                        ja: "\(playbook.playbook): 設定にないため、案件ごとに指定が必要です: \(keys)"),
                    advice: say(
                        en: "add it to the configuration, then: systemctl reload madoguchid",
                        ja: "設定に追加し、systemctl reload madoguchid を実行してください"))
            }
    }

    /// A list that is as it should be needs no word.
    private var lists: [Finding] {
        diagnosis.lists.filter { $0.list.passedOver > 0 || !$0.list.notes.isEmpty }.map(finding)
    }

    private func finding(_ entry: Diagnosis.List) -> Finding {
        let text = (["\(entry.id): \(entry.list.summary(in: say))"] + entry.list.details(in: say))
            .joined(separator: "\n")
        guard entry.list.passedOver > 0 else { return .well(.recurring, text) }
        return .note(
            .recurring, text,
            advice: say(
                en: "correct these lines; who is passed over gets nothing", ja: "該当の行を直してください。飛ばした宛先には送られません"))
    }

    private func finding(_ trouble: Diagnosis.Trouble) -> Finding {
        .fault(
            .recurring,
            say(
                en: "\(trouble.id) can't be sent: \(trouble.trouble)", ja: "\(trouble.id) を送信できません: \(trouble.trouble)"),
            advice: say(en: "correct that, and it continues by itself", ja: "直せば自動で続行します"))
    }
}
