import MadoguchiAPI
import Messages

extension TemplateVariable {
    /// What it is called: the first sentence of its description.
    var label: String { sentences.first ?? name }

    /// What else its description says.
    var remark: String? { sentences.count > 1 ? sentences[1] : nil }

    private var sentences: [String] {
        guard !description.isEmpty else { return [] }
        let end = ["。", ". "].compactMap { description.firstRange(of: $0) }.min { $0.lowerBound < $1.lowerBound }
        guard let end else { return [description] }
        let rest = description[end.upperBound...].drop { $0 == " " || $0 == "\n" }
        return [String(description[..<end.lowerBound])] + (rest.isEmpty ? [] : [String(rest)])
    }
}

extension DeskField {
    /// A field for a variable of a template.
    ///
    /// - Parameter isRequired: nil for what the variable says.
    init(_ variable: TemplateVariable, isRequired: Bool? = nil) {
        let kind: Kind =
            variable.secret ? .secret : variable.kind == "text" ? .text : variable.kind == "address" ? .address : .line
        let hints: [Wording?] = [
            variable.remark.map { Wording(verbatim: $0) },
            variable.secret
                ? .deskSecretHint
                : variable.kind == "request-id" ? .deskRequestIDHint : variable.default.map { .deskDefault($0) },
        ]
        self.init(
            name: (variable.secret ? Self.secretPrefix : "variables.") + variable.name,
            label: Wording(verbatim: variable.label), kind: kind, pointer: "/variables/\(variable.name)",
            hint: hints.compactMap(\.self).reduce(nil) { hint, next in hint.map { .deskBoth($0, next) } ?? next },
            isRequired: isRequired ?? variable.required)
    }
}
