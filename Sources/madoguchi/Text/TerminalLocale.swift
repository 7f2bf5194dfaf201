import Messages

/// The environment's language and character set. [POSIX, Internationalization Variables]
struct TerminalLocale: Hashable {
    let language: Language
    /// Whether the terminal's characters are Unicode; otherwise only ASCII is safe.
    let isUTF8: Bool

    /// - Parameter variables: the environment; an empty variable counts as unset.
    init(variables: (String) -> String?) {
        func first(of names: String...) -> String {
            names.lazy.compactMap(variables).first { !$0.isEmpty } ?? "C"
        }
        language = Messages.Language(environment: variables) == .ja ? .japanese : .english
        // language_TERRITORY.codeset@modifier
        let characters = first(of: "LC_ALL", "LC_CTYPE", "LANG")
        let codeset = characters.drop { $0 != "." }.dropFirst().prefix { $0 != "@" }
        isUTF8 = ["utf-8", "utf8"].contains(codeset.lowercased())
    }
}
