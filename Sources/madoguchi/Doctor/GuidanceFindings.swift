import MadoguchiAPI
import Messages

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
            say(.letterheadFrom(letterhead.from)),
            letterhead.replyTo.map { say(.letterheadReplies($0)) },
            letterhead.operator.map { say(.letterheadReminders($0)) },
        ].compactMap(\.self).joined(separator: say(.listSeparator))
        return ([people] + letterhead.variables.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" })
            .joined(separator: "\n")
    }

    private var examples: [Finding] {
        let keys = diagnosis.guidance.examples
        if keys.isEmpty { return [] }
        let text = say(.stillTheExamples(keys))
        let advice = say(.setThemThenReload)
        return [
            diagnosis.guidance.reachesCustomers
                ? .fault(.letters, text, advice: advice) : .note(.letters, text, advice: advice)
        ]
    }

    private var messages: [Finding] {
        let guidance = diagnosis.guidance
        guard guidance.letters > 0 else {
            let places = guidance.directories.joined(separator: say(.listSeparator))
            return [
                .note(
                    .guidance,
                    places.isEmpty
                        ? say(.noTemplatesThere)
                        : say(.noTemplatesIn(places)),
                    advice: say(.setGuidanceDirectory))
            ]
        }
        let counts = say(.guidanceCounts(guidance.letters, playbooks: guidance.playbooks.count))
        let missing = guidance.playbooks.filter { !$0.missing.isEmpty }
        return [.well(.guidance, counts)]
            + missing.map { playbook in
                let keys = playbook.missing.joined(separator: say(.listSeparator))
                return .note(
                    .guidance,
                    say(.playbookNeedsValues(playbook.playbook, keys: keys)),
                    advice: say(.addThenReload))
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
            advice: say(.correctListLines))
    }

    private func finding(_ trouble: Diagnosis.Trouble) -> Finding {
        .fault(
            .recurring,
            say(.caseUnsendable(trouble.id, trouble: trouble.trouble)),
            advice: say(.correctAndItContinues))
    }
}
