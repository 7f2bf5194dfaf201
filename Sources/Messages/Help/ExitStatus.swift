/// How a program may end, and what that tells. [sysexits(3)]
package struct ExitStatus: Hashable, Sendable {
    package let code: Int32
    /// Among all of them, in a line of help.
    let brief: Wording
    /// In the manual.
    package let meaning: Wording

    init(_ code: Int32, _ brief: Wording, _ meaning: Wording) {
        self.code = code
        self.brief = brief
        self.meaning = meaning
    }

    /// A program's own, in a line.
    static func line(_ statuses: [ExitStatus]) -> Wording {
        Wording(
            ja: "終了コード: " + statuses.map { "\($0.code) \($0.brief.ja)。" }.joined(),
            en: "Exit codes: " + statuses.map { "\($0.code) \($0.brief.en)" }.joined(separator: ", ") + ".")
    }
}
