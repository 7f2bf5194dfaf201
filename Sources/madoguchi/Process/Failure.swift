/// Why there is no answer: what failed, on which input, what to do next.
struct Failure: Error, Hashable, Sendable {
    let status: ExitStatus
    let en: String
    let ja: String

    init(_ status: ExitStatus, en: String, ja: String) {
        self.status = status
        self.en = en
        self.ja = ja
    }

    func message(in language: Language) -> String {
        language(en: en, ja: ja)
    }
}
