import Messages

/// The language of messages: `language(.nothingThere)` is the catalogue's text in it.
enum Language: Sendable, CaseIterable {
    case english, japanese

    func callAsFunction(_ wording: Wording) -> String { wording[ofMessages] }

    /// Several texts, as a table's heads.
    func words(_ wordings: Wording...) -> [String] { wordings.map { self($0) } }

    var ofMessages: Messages.Language {
        switch self {
        case .english: .en
        case .japanese: .ja
        }
    }

    /// The daemon's code: `en`, `ja`.
    var code: String { ofMessages.rawValue }
}
