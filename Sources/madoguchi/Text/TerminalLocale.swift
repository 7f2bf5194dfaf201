/// What the environment says about words and characters. [POSIX, Internationalization Variables]
struct TerminalLocale: Hashable {
    let language: Language
    /// Whether the terminal's characters are Unicode's; ASCII alone is safe otherwise.
    let isUTF8: Bool

    /// - Parameter variables: the environment; an empty variable counts as unset.
    init(variables: (String) -> String?) {
        func first(of names: String...) -> String {
            names.lazy.compactMap(variables).first { !$0.isEmpty } ?? "C"
        }
        language = first(of: "LC_ALL", "LC_MESSAGES", "LANG").hasPrefix("ja") ? .japanese : .english
        // language_TERRITORY.codeset@modifier
        let characters = first(of: "LC_ALL", "LC_CTYPE", "LANG")
        let codeset = characters.drop { $0 != "." }.dropFirst().prefix { $0 != "@" }
        isUTF8 = ["utf-8", "utf8"].contains(codeset.lowercased())
    }
}
