import MadoguchiAPI
import Messages

/// The fields for what a playbook's messages say.
struct CaseFields {
    /// What a case knows by itself.
    private static let known: Set<String> = ["customer_address", "login_address", "case"]

    let templates: TemplateList

    private func variables(of step: PlaybookResource.Step) -> [TemplateVariable] {
        templates.templates.first { $0.id == step.template }?.variables ?? []
    }

    /// What a new case can be told: what the messages of its steps need and nothing else says.
    func opening(_ playbook: PlaybookResource) -> [DeskField] {
        var fields: [DeskField] = []
        for (place, step) in (playbook.steps + playbook.branches.flatMap(\.steps)).enumerated() {
            for variable in variables(of: step) where !variable.secret && !Self.known.contains(variable.name) {
                guard variable.required || step.needs.contains(variable.name),
                    !fields.contains(where: { $0.pointer == "/variables/\(variable.name)" })
                else { continue }
                fields.append(field(variable, isRequired: place == 0))
            }
        }
        return fields
    }

    /// What the branch's first message needs that the case doesn't know, secrets among it.
    func marking(_ branch: PlaybookResource.Branch, of resource: CaseResource) -> [DeskField] {
        let marks = Set(resource.marks).union([branch.mark])
        let step = branch.steps.first { step in
            marks.isDisjoint(with: step.unless) && (step.onlyIf.isEmpty || !marks.isDisjoint(with: step.onlyIf))
        }
        guard let step else { return [] }
        return variables(of: step).filter { variable in
            variable.secret
                || (variable.required && resource.variables[variable.name] == nil
                    && !Self.known.contains(variable.name))
        }.map { field($0, isRequired: $0.secret && $0.required) }
    }

    /// What the next step waits for.
    func needed(by resource: CaseResource) -> [DeskField] {
        let declared = templates.templates.first { $0.id == resource.next?.template }?.variables ?? []
        return (resource.next?.needs ?? []).map { name in
            let variable = declared.first { $0.name == name }
            return field(
                variable
                    ?? TemplateVariable(name: name, required: false, secret: false, kind: "line", description: name),
                isRequired: false)
        }
    }

    private func field(_ variable: TemplateVariable, isRequired: Bool) -> DeskField {
        let kind: DeskField.Kind =
            switch variable.kind {
            case _ where variable.secret: .secret
            case "text": .text
            case "address": .address
            default: .line
            }
        return DeskField(
            name: (variable.secret ? DeskField.secretPrefix : "variables.") + variable.name,
            label: Wording(verbatim: variable.description), kind: kind, pointer: "/variables/\(variable.name)",
            hint: variable.secret ? .deskSecretHint : variable.default.map { .deskDefault($0) },
            isRequired: isRequired)
    }
}
