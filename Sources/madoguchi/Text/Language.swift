/// The language of messages.
///
/// Both wordings of a message stand together in the code: `language(en: "open", ja: "受付中")`.
enum Language: Sendable, CaseIterable {
    case english, japanese

    func callAsFunction<Wording>(en: @autoclosure () -> Wording, ja: @autoclosure () -> Wording) -> Wording {
        switch self {
        case .english: en()
        case .japanese: ja()
        }
    }

    /// The daemon's code: `en`, `ja`.
    var code: String { self(en: "en", ja: "ja") }
}
