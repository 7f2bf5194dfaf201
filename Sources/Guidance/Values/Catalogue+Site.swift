import SupportHours

extension Catalogue {
    /// Checks the operator's values for all templates: they must be for common variables, and not be secrets.
    ///
    /// - Parameter problems: told each fault.
    package func checkSite(_ site: [String: String], problems: MessageTemplate.ValueProblems) {
        let known = commonVariables.filter { !$0.isSecret }
        for (name, raw) in site.sorted(by: { $0.key < $1.key }) {
            if let variable = known.first(where: { $0.name == name }) {
                _ = variable.checked(raw, problems)
            } else if commonVariables.contains(where: { $0.name == name }) {
                problems(name, "a secret can't be in the configuration; give it with the message", nil)
            } else {
                problems(
                    name, "common.yaml declares no such variable; declare it there, or correct the name",
                    Spelling.nearest(to: name, among: known.map(\.name)))
            }
        }
    }
}
