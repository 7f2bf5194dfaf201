package import Documents
import Messages
import SupportHours

extension FrozenPlaybook {
    /// The variables of all its templates, each once.
    package var allVariables: [Variable] {
        var seen: Set<String> = []
        return playbook.allSteps.flatMap { variables[$0.template] ?? [] }.filter { seen.insert($0.name).inserted }
    }

    /// Checks values that become known about a case.
    ///
    /// - Parameters:
    ///   - node: an object, `{"NAME": "…"}`; faults are reported at its values.
    ///   - step: the step whose template may take secrets; nil where secrets are refused.
    /// - Returns: nil where there is any fault.
    package func values(
        given node: DocumentNode, secretsOf step: Playbook.Step?, problems: DocumentProblems
    ) -> TemplateValues? {
        guard case .mapping(let entries) = node.content else {
            problems.report(.found(node.foundKind, expected: .valuesByVariable), at: node)
            return nil
        }
        let known = allVariables
        let allowedSecrets = Set(step.flatMap { variables[$0.template] }?.filter(\.isSecret).map(\.name) ?? [])
        var values = TemplateValues()
        var isSound = true
        for entry in entries {
            func report(_ detail: Wording, _ suggestion: String? = nil) {
                isSound = false
                problems.report(detail, at: entry.value, suggestion: suggestion)
            }
            guard let variable = known.first(where: { $0.name == entry.key }) else {
                let names = known.map(\.name)
                report(
                    .noSuchVariable(inPlaybook: playbook.id, known: names),
                    Spelling.nearest(to: entry.key, among: names))
                continue
            }
            guard case .text(let raw) = entry.value.content else {
                report(.unquoted(entry.value.foundKind, expected: .text))
                continue
            }
            guard !variable.isSecret || allowedSecrets.contains(variable.name) else {
                report(.secretOfCase)
                continue
            }
            let value = variable.checked(raw) { _, detail, _ in report(detail) }
            if variable.isSecret { values.secret[variable.name] = value } else { values.plain[variable.name] = value }
        }
        return isSound ? values : nil
    }

    /// The values that a case can have from elsewhere: from the operator's configuration, from its customer, or from
    /// itself. Values that the templates wouldn't accept are left out.
    package func values(from site: [String: String]) -> [String: String] {
        var values: [String: String] = [:]
        for variable in allVariables where !variable.isSecret {
            guard let raw = site[variable.name] else { continue }
            values[variable.name] = variable.checked(raw) { _, _, _ in }
        }
        return values
    }

    /// Common variables that some template requires and that nobody has given.
    package func missingCommonVariables(known: Set<String>) -> [Variable] {
        allVariables.filter { $0.isCommon && $0.isRequired && !$0.isSecret && !known.contains($0.name) }
    }

    /// Whether a step's template has a secret.
    package func hasSecrets(_ step: Playbook.Step) -> Bool {
        variables[step.template]?.contains(where: \.isSecret) ?? false
    }

    /// Secrets that a step's template requires and that aren't given.
    package func missingSecrets(for step: Playbook.Step, given: TemplateValues) -> [String] {
        (variables[step.template] ?? [])
            .filter { $0.isSecret && $0.isRequired && given.secret[$0.name] == nil }.map(\.name)
    }

    /// The values that a step's message is rendered with.
    ///
    /// - Parameters:
    ///   - known: the values known about the case.
    ///   - secrets: those that came with the mark that led to the step.
    package func templateValues(
        for step: Playbook.Step, known: [String: String], secrets: [String: String] = [:]
    ) -> TemplateValues {
        var values = TemplateValues()
        let language = sources[step.template]?.language ?? language
        for variable in variables[step.template] ?? [] {
            if variable.isSecret {
                values.secret[variable.name] = secrets[variable.name]
            } else {
                values.plain[variable.name] = known[variable.name] ?? variable.defaults[language]
            }
        }
        return values
    }

    /// The values of a step's message for somebody who looks at it before it is sent: dots for secrets, and a sample that
    /// is marked as one for each that it waits for.
    ///
    /// - Parameter known: the values known about the case.
    package func shownValues(for step: Playbook.Step, known: [String: String]) -> PreviewValues {
        var values = templateValues(for: step, known: known)
        let language = sources[step.template]?.language ?? language
        var samples: [String] = []
        for variable in variables[step.template] ?? [] {
            if variable.isSecret {
                values.secret[variable.name] = variable.isRequired ? Variable.hiddenSecret : nil
            } else if values.plain[variable.name] == nil,
                variable.isRequired || step.needs.contains(variable.name)
            {
                values.plain[variable.name] = variable.markedSample(in: language)
                samples.append(variable.name)
            }
        }
        return PreviewValues(values: values, samples: samples)
    }
}
