/// A language of texts for people.
package enum Language: String, CaseIterable, Codable, Hashable, Sendable {
    case ja, en
}

extension Language {
    /// The language that the environment asks for. [POSIX, Internationalization Variables]
    ///
    /// - Parameter variables: the environment; an empty variable counts as unset.
    package init(environment variables: (String) -> String?) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variables).first { !$0.isEmpty }
        self = locale?.hasPrefix("ja") == true ? .ja : .en
    }
}
