/// A text for people, in each language. Both wordings are made of the same values.
package struct Wording: Hashable, Codable, Sendable {
    package let ja: String
    package let en: String

    package init(ja: String, en: String) {
        self.ja = ja
        self.en = en
    }

    /// The same text in every language: a name, or a sentence that is made elsewhere.
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

extension Wording {
    /// What stands between the items of a list.
    package static let listSeparator = Wording(ja: "、", en: ", ")

    /// - Parameter items: names and values, the same in every language.
    package static func list(_ items: [String]) -> Wording {
        Wording(ja: items.joined(separator: listSeparator.ja), en: items.joined(separator: listSeparator.en))
    }
}
