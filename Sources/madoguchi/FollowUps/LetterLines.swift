import MadoguchiAPI
import Messages

/// A message's words below what is said of it.
struct LetterLines {
    let subject: String
    let text: String
    /// The variables whose values are samples.
    var samples: [String] = []

    func lines(in say: Language) -> [Line] {
        ["", Line(say(.labelTheMessage), .faint), Line(subject, .strong), ""] + Line.lines(of: text)
            + Self.samplesNote(samples, in: say)
    }

    /// - Returns: nothing where there are none.
    static func samplesNote(_ samples: [String], in say: Language) -> [Line] {
        guard !samples.isEmpty else { return [] }
        let names = samples.joined(separator: say(.listSeparator))
        return ["", say.line { .samplesToGive($0(names, .now)) }]
    }
}
