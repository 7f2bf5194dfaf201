/// An error that the user is told.
protocol Reportable: Error {
    var failure: Failure { get }
}

/// Why there is no answer: what failed, on which input, what to do next.
struct Failure: Reportable, Hashable, Sendable {
    let outcome: ExitCode
    let en: String
    let ja: String

    init(_ outcome: ExitCode, en: String, ja: String) {
        self.outcome = outcome
        self.en = en
        self.ja = ja
    }

    var failure: Failure { self }

    func message(in language: Language) -> String {
        language(en: en, ja: ja)
    }
}
