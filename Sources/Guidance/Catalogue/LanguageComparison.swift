import Documents
import Messages

/// Compares a template in one language with the same template in another.
struct LanguageComparison {
    let first: TemplateDraft
    /// Differences are reported in this one.
    let second: TemplateDraft
    let problems: DocumentProblems

    func run() {
        let mine = first.frontMatter
        let others = second.frontMatter
        if let audience = mine.audience, let other = others.audience, audience != other {
            report(
                .audienceDiffers(other.rawValue, from: audience.rawValue, in: first.file.path),
                at: others.location(of: "audience"), pointer: "/audience")
        }
        for variable in others.variables {
            let pointer = "/variables" + variable.name.pointerStep
            guard let counterpart = mine.variables.first(where: { $0.name == variable.name }) else {
                report(
                    .variableNotDeclared(variable.name, in: first.file.path), at: variable.location, pointer: pointer)
                continue
            }
            guard let one = counterpart.variable, let other = variable.variable else { continue }
            for difference in differences(one, other) {
                report(
                    .variableDiffers(
                        variable.name, in: difference, fromLine: counterpart.location.line, of: first.file.path),
                    at: variable.location, pointer: pointer)
            }
        }
        for variable in mine.variables where !others.variables.contains(where: { $0.name == variable.name }) {
            report(
                .variableMissing(variable.name, declaredInLine: variable.location.line, of: first.file.path),
                at: others.location(of: "variables"), pointer: "/variables")
        }
    }

    private func differences(_ one: Variable, _ other: Variable) -> [String] {
        [
            one.kind == other.kind ? nil : "kind", one.isRequired == other.isRequired ? nil : "required",
            one.isSecret == other.isSecret ? nil : "secret",
        ].compactMap(\.self)
    }

    private func report(_ detail: Wording, at location: SourceLocation, pointer: String) {
        problems.report(DocumentProblem(location: location, pointer: pointer, detail: detail))
    }
}
