import Messages

extension Wording {
    func text(in language: Language) -> String {
        language(en: en, ja: ja)
    }
}

extension Language {
    var ofMessages: Messages.Language { self(en: .en, ja: .ja) }
}

extension Failure {
    init(_ outcome: ExitCode, _ wording: Wording) {
        self.init(outcome, en: wording.en, ja: wording.ja)
    }
}
