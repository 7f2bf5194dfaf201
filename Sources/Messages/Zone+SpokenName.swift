package import SupportHours

extension Zone {
    /// The common name of the zone's time; the tz database's name where we have no word for it.
    package func spokenName(in language: Language) -> String { spokenName[language] }

    /// The same in each language.
    package var spokenName: Wording {
        switch identifier {
        case "Asia/Tokyo": Wording(ja: "日本時間", en: "Japan time")
        case "America/Los_Angeles": Wording(ja: "太平洋時間", en: "Pacific time")
        default: Wording(verbatim: identifier)
        }
    }
}
