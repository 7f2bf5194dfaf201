import MadoguchiAPI

extension Warning {
    /// `note: … (did you mean …?)`, or with what to do about it behind a semicolon. The daemon's texts are in the reader's
    /// language.
    func line(in say: Language) -> Line {
        let mark = Line(say(en: "note", ja: "ご確認ください"), .now)
        guard let suggestion else { return "\(mark): \(detail)" }
        return isAboutSpelling
            ? say(
                en: "\(mark): \(detail) (did you mean \(suggestion)?)", ja: "\(mark): \(detail)(もしかして: \(suggestion))")
            : say(
                en: "\(mark): \(detail.withoutFullStop); \(suggestion)",
                ja: "\(mark): \(detail.withoutFullStop)。\(suggestion)")
    }

    /// Whether the suggestion is what was probably meant, and no advice.
    private var isAboutSpelling: Bool { suggestion?.contains(" ") == false && suggestion?.contains("@") == true }
}

extension String {
    fileprivate var withoutFullStop: String { hasSuffix("。") || hasSuffix(".") ? String(dropLast()) : self }
}
