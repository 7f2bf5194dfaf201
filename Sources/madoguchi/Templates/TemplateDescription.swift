import MadoguchiAPI
import Messages

/// A template in words.
struct TemplateDescription {
    let template: TemplateResource

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        var fields = FieldList()
        fields.add(say(.labelPurpose), Line(template.description))
        fields.add(say(.labelTo), Line(say.word(forAudience: template.audience)))
        fields.add(say(.columnLanguages), Line(template.languages.joined(separator: say(.listSeparator))))
        var lines: [Line] = ["\(template.id, .strong)  \(template.title)"] + fields.lines
        if !template.variables.isEmpty {
            lines += ["", Line(say(.labelVariables), .faint)] + variables(environment)
        }
        lines += ["", "\(say(.labelWording), .faint)  \(template.language, .faint)"]
        lines += [Line(template.subject, .strong), ""] + Line.lines(of: template.text)
        if template.html != nil {
            let note = say(.templateHasHTML)
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
            line += Line(say(.valueRequired), .now)
        } else if let value = variable.default {
            line += Line(say(.valueDefault(value)))
        } else {
            line += Line(say(.valueOptional))
        }
        if variable.secret { line += Line(say(.andSecret), .now) }
        return line
    }
}
