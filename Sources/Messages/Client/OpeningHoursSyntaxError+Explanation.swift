package import SupportHours

extension OpeningHoursSyntaxError {
    /// The place, what was probably meant, and where a time zone is given that stood in the expression; several lines.
    package var explanation: Wording {
        let meant = suggestion.map { Wording.hoursProbablyMeant($0, zone: zone) }
        func lines(_ heading: [String], _ language: Language) -> String {
            (heading + place(in: language) + [meant?[language]].compactMap(\.self)).joined(separator: "\n")
        }
        return Wording(ja: lines(["営業時間の式を読めません:"], .ja), en: lines([], .en))
    }
}
