/// Texts of statements.
enum SQL {
    /// A name as it is, for a place where no parameter can be.
    static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
