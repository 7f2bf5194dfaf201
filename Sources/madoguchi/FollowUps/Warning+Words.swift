import MadoguchiAPI
import Messages

extension Warning {
    /// `note: … (did you mean …?)`, or with what to do about it behind a semicolon. The daemon's texts are in the reader's
    /// language.
    func line(in say: Language) -> Line {
        let mark = Line(say(.mindThis), .now)
        guard let suggestion else { return "\(mark): \(detail)" }
        return say.line { parts in
            let mark = parts(mark)
            return isAboutSpelling
                ? .warningSuggesting(mark, detail: detail, suggestion: suggestion)
                : .warningAdvising(mark, detail: detail.withoutFullStop, suggestion: suggestion)
        }
    }

    /// Whether the suggestion is what was probably meant, and no advice.
    private var isAboutSpelling: Bool { suggestion?.contains(" ") == false && suggestion?.contains("@") == true }
}

extension String {
    fileprivate var withoutFullStop: String { hasSuffix("。") || hasSuffix(".") ? String(dropLast()) : self }
}
