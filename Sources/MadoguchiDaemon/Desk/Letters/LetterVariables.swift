import MadoguchiAPI
import Messages

extension DeskVisit {
    /// The titles of all templates by their ids, in the page's language.
    func titles() async throws(DeskFault) -> [String: String] {
        let list: TemplateList = try await get("/v1/templates")
        return Dictionary(list.templates.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    }
}

extension DeskField {
    /// A field for a variable of a template.
    ///
    /// - Parameter isRequired: nil for what the variable says.
    init(_ variable: TemplateVariable, isRequired: Bool? = nil) {
        let kind: Kind =
            variable.secret ? .secret : variable.kind == "text" ? .text : variable.kind == "address" ? .address : .line
        self.init(
            name: (variable.secret ? Self.secretPrefix : "variables.") + variable.name,
            label: Wording(verbatim: variable.description.isEmpty ? variable.name : variable.description), kind: kind,
            pointer: "/variables/\(variable.name)",
            hint: variable.secret
                ? .deskSecretHint
                : variable.kind == "request-id" ? .deskRequestIDHint : variable.default.map { .deskDefault($0) },
            isRequired: isRequired ?? variable.required)
    }
}
