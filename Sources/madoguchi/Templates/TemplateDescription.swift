import MadoguchiAPI

/// A template in words.
struct TemplateDescription {
    let template: TemplateResource

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        var fields = FieldList()
        fields.add(say(en: "for", ja: "用途"), Line(template.description))
        fields.add(say(en: "to", ja: "宛先"), Line(say.word(forAudience: template.audience)))
        fields.add(say(en: "languages", ja: "言語"), Line(template.languages.joined(separator: ", ")))
        var lines: [Line] = ["\(template.id, .strong)  \(template.title)"] + fields.lines
        if !template.variables.isEmpty {
            lines += ["", Line(say(en: "variables", ja: "変数"), .faint)] + variables(environment)
        }
        lines += ["", "\(say(en: "wording", ja: "文面"), .faint)  \(template.language, .faint)"]
        lines += [Line(template.subject, .strong), ""] + Line.lines(of: template.text)
        if template.html != nil {
            let note = say(en: "with an HTML part, which --json shows", ja: "HTML パートがあります(--json で表示)")
            lines += ["", Line(note, .faint)]
        }
        return lines
    }

    private func variables(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        var table = Table(importance: [0, 1, 0, 0])
        for variable in template.variables {
            table.add([
                Line(variable.name, .strong), Line(say.word(forVariableKind: variable.kind)),
                need(of: variable, in: say), Line(variable.description, .faint),
            ])
        }
        return table.lines(within: environment.width)
    }

    private func need(of variable: TemplateVariable, in say: Language) -> Line {
        var line = Line()
        if variable.required {
            line += Line(say(en: "required", ja: "必須"), .now)
        } else if let value = variable.default {
            line += Line(say(en: "default: \(value)", ja: "省略時: \(value)"))
        } else {
            line += Line(say(en: "optional", ja: "任意"))
        }
        if variable.secret { line += Line(say(en: ", secret", ja: "、秘密"), .now) }
        return line
    }
}
