import Messages
import TerminalText

/// The user's names of fields.
enum FieldNames {
    /// The options of a command line. Fields in `arguments` are arguments: `plan` is `<plan>`. Some options are named
    /// differently: `stage` is `--by`.
    case options(arguments: Set<String>, renamed: [String: String] = [:])
    /// Column heads of a table.
    case columns
    /// The JSON itself.
    case pointers

    /// - Parameter pointer: a JSON Pointer [RFC 6901] into a request, or `?name` for a query parameter.
    func name(of pointer: String) -> String {
        if case .pointers = self { return pointer }
        let steps = pointer.split { $0 == "/" || $0 == "?" }
        if steps.first == "variables" {
            let variable = steps.dropFirst().joined(separator: "/")
            if case .columns = self { return variable.isEmpty ? "variables" : FollowUpColumn.variable(variable).name }
            return variable.isEmpty ? "--var" : "--var \(variable)"
        }
        // `/when/not_before` is known by its last part alone, but `next` stands for `when` itself.
        guard let last = steps.last else { return pointer }
        let field = last == "window" ? "when" : String(last)
        guard case .options(let arguments, let renamed) = self else { return field }
        let word = field.split(separator: "_").joined(separator: "-")
        let name = renamed[field] ?? (arguments.contains(field) ? "<\(word)>" : "--\(word)")
        return name.first == "<" ? Self.place(ofArgument: String(name.dropFirst().dropLast())) : name
    }

    /// An argument as usages name it: `<plan>`.
    private static func place(ofArgument name: String) -> String {
        "<\(Help.Value.argument(name)[HelpLanguage.current])>"
    }
}
