package import Messages
import SupportHours

extension Catalogue {
    /// Checks the operator's values for all templates: they must be for common variables, and not be secrets.
    ///
    /// - Parameter problems: told each fault.
    package func checkSite(
        _ site: [String: String], problems: (_ name: String, _ detail: Wording, _ suggestion: String?) -> Void
    ) {
        let known = commonVariables.filter { !$0.isSecret }
        for (name, raw) in site.sorted(by: { $0.key < $1.key }) {
            if let variable = known.first(where: { $0.name == name }) {
                _ = variable.checked(raw, problems)
            } else if commonVariables.contains(where: { $0.name == name }) {
                problems(name, .secretInConfiguration, nil)
            } else {
                let names = known.map(\.name)
                problems(name, .commonVariableNotDeclared(known: names), Spelling.nearest(to: name, among: names))
            }
        }
    }
}
