/// Texts of statements.
enum SQL {
    /// A text, for a place where no parameter can be.
    static func literal(_ text: String) -> String {
        "E'" + text.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] } + "'"
    }

    /// A name as it is, for a place where no parameter can be.
    static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
