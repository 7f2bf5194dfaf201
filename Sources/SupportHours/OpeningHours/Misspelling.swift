extension OpeningHours {
    /// What was probably meant by words and signs that aren't the notation's.
    enum Misspelling {
        /// - Returns: what to write instead; nil where nothing is near.
        static func of(_ word: String) -> String? {
            let word = word.lowercased()
            if let days = japaneseDays(word) {
                return days
            }
            if let exact = meanings.first(where: { $0.spelling == word }) {
                return exact.meaning
            }
            guard word.count > 1, word.allSatisfy(\.isASCII) else { return nil }
            // A letter is much of a short word: one of three must at least begin alike.
            let candidates = meanings.map(\.spelling).filter { word.count > 3 || $0.first == word.first }
            let nearest = Spelling.nearest(to: word, among: candidates)
            return meanings.first { $0.spelling == nearest }?.meaning
        }

        static func ofSign(_ sign: Character, isAfterNumber: Bool) -> String? {
            switch sign {
            case "~", "～", "〜", "∼", "→": "-"
            case "&": ","
            case ".", "。", "．", "·", "∶": isAfterNumber ? ":" : nil
            case "|", "｜": "||"
            case "'", "‘", "’", "`", "«", "»", "「", "」": "\""
            default: nil
            }
        }

        /// `月` and `月曜日` are `Mo`, `土日祝` is `Sa,Su,PH`.
        private static func japaneseDays(_ word: String) -> String? {
            let names: [Character: String] = [
                "月": "Mo", "火": "Tu", "水": "We", "木": "Th", "金": "Fr", "土": "Sa", "日": "Su", "祝": "PH",
            ]
            var days = word
            for (suffix, stem) in [("曜日", ""), ("曜", ""), ("祝日", "祝"), ("祭日", "祝")] where days.hasSuffix(suffix) {
                days = days.dropLast(suffix.count) + stem
            }
            let codes = days.prefix(8).compactMap { names[$0] }
            return codes.count == days.count && !codes.isEmpty ? codes.joined(separator: ",") : nil
        }

        private static let meanings: [(spelling: String, meaning: String)] =
            [
                ("Mo", ["monday", "mon"]), ("Tu", ["tuesday", "tues", "tue"]),
                ("We", ["wednesday", "weds", "wed"]), ("Th", ["thursday", "thurs", "thur", "thu"]),
                ("Fr", ["friday", "fri"]), ("Sa", ["saturday", "sat"]), ("Su", ["sunday", "sun"]),
                ("Jan", ["january"]), ("Feb", ["february"]), ("Mar", ["march"]), ("Apr", ["april"]), ("May", []),
                ("Jun", ["june"]), ("Jul", ["july"]), ("Aug", ["august"]), ("Sep", ["september", "sept"]),
                ("Oct", ["october"]), ("Nov", ["november"]), ("Dec", ["december"]),
                ("PH", ["holiday", "holidays", "祝日", "祭日"]), ("SH", ["vacation", "vacations"]),
                ("Mo-Fr", ["weekday", "weekdays", "workdays", "平日"]), ("Sa,Su", ["weekend", "weekends", "週末"]),
                ("Mo-Su", ["daily", "everyday", "毎日"]), ("24/7", ["always", "nonstop", "年中無休"]),
                ("off", ["close", "closes", "shut", "none", "休", "休み", "休業", "休業日", "定休日", "閉店"]),
                ("closed", []), ("open", ["opened", "opens", "営業"]), ("unknown", []),
                ("week", ["weeks", "wk"]), ("easter", []), ("day", []), ("days", []),
                ("-", ["to", "until", "till", "through", "thru", "から"]), (",", ["and", "und"]),
                ("12:00", ["noon", "正午"]), ("24:00", ["midnight"]),
            ].flatMap { (meaning, others) in ([meaning.lowercased()] + others).map { ($0, meaning) } }
    }
}
