import Messages

/// An error that the user is told.
protocol Reportable: Error {
    var failure: Failure { get }
}

/// Why there is no answer: what failed, on which input, what to do next.
struct Failure: Reportable, Hashable, Sendable {
    let outcome: ExitCode
    let wording: Wording

    init(_ outcome: ExitCode, _ wording: Wording) {
        self.outcome = outcome
        self.wording = wording
    }

    var failure: Failure { self }

    func message(in language: Language) -> String { language(wording) }
}
