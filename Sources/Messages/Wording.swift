/// What a person is told, in each language. Both are made of the same values, side by side.
package struct Wording: Hashable, Sendable {
    package let ja: String
    package let en: String

    package init(ja: String, en: String) {
        self.ja = ja
        self.en = en
    }

    /// The same in every language: names, and sentences that somebody else made.
    package init(verbatim text: String) {
        self.init(ja: text, en: text)
    }

    package subscript(language: Language) -> String {
        switch language {
        case .ja: ja
        case .en: en
        }
    }
}
