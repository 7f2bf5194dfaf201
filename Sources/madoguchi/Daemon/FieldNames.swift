/// What fields are called where the user wrote them.
enum FieldNames {
    /// On a command line. Those in `arguments` have no option: `plan` is `<plan>`.
    case options(arguments: Set<String>)
    /// At the head of a table.
    case columns
    /// In the JSON itself.
    case pointers

    /// - Parameter pointer: a JSON Pointer [RFC 6901] into a follow-up, or `?name` for a query parameter.
    func name(of pointer: String) -> String {
        // `/when/not_before` is known by its last part alone, but `next` is what `when` itself is said to be.
        guard let last = pointer.split(whereSeparator: { $0 == "/" || $0 == "?" }).last else { return pointer }
        let field = last == "window" ? "when" : String(last)
        switch self {
        case .pointers: return pointer
        case .columns: return field
        case .options(let arguments):
            let word = field.split(separator: "_").joined(separator: "-")
            return arguments.contains(field) ? "<\(word)>" : "--\(word)"
        }
    }
}
