import Messages

/// Makes dictionaries by language JSON objects: `{"ja":…,"en":…}`.
extension Language: CodingKeyRepresentable {}

extension [Language: String] {
    /// The wording in a language, else in any other, else `fallback`.
    func wording(in language: Language, else fallback: String) -> String {
        self[language] ?? Language.allCases.lazy.compactMap { self[$0] }.first ?? fallback
    }
}
