/// The words that people write hours with. A blank stands for any blanks, or none.
enum LooseVocabulary {
    private static let table: [(piece: LoosePiece, forms: [String])] = [
        (.day("Mo"), ["mo", "mon", "monday", "mondays", "月", "月曜", "月曜日"]),
        (.day("Tu"), ["tu", "tue", "tues", "tuesday", "tuesdays", "火", "火曜", "火曜日"]),
        (.day("We"), ["we", "wed", "weds", "wednesday", "wednesdays", "水", "水曜", "水曜日"]),
        (.day("Th"), ["th", "thu", "thur", "thurs", "thursday", "thursdays", "木", "木曜", "木曜日"]),
        (.day("Fr"), ["fr", "fri", "friday", "fridays", "金", "金曜", "金曜日"]),
        (.day("Sa"), ["sa", "sat", "saturday", "saturdays", "土", "土曜", "土曜日"]),
        (.day("Su"), ["su", "sun", "sunday", "sundays", "日", "日曜", "日曜日"]),
        (
            .day("PH"),
            [
                "ph", "holiday", "holidays", "public holiday", "public holidays", "bank holiday", "bank holidays",
                "national holiday", "national holidays", "legal holidays", "federal holidays", "statutory holidays",
                "祝", "祝日", "祝祭日", "祭日", "国民の祝日",
            ]
        ),
        (.day("SH"), ["sh", "school holiday", "school holidays", "vacation", "vacations"]),
        (
            .dayGroup("Mo-Fr"),
            [
                "weekday", "weekdays", "workday", "workdays", "working days", "business days", "m-f", "m - f", "m to f",
                "平日",
            ]
        ),
        (.dayGroup("Sa,Su"), ["weekend", "weekends", "週末"]),
        (
            .dayGroup("Mo-Su"),
            [
                "daily", "every day", "each day", "7 days a week", "7 days per week", "7 days", "7 days/week",
                "seven days a week", "7/7", "毎日", "全日", "無休",
            ]
        ),
        (.everyDayOfYear, ["年中無休", "365 days", "365 days a year", "365日"]),
        (
            .always,
            [
                "24/7", "24/24", "24/7/365", "24x7", "24x7x365", "24*7", "24/365", "24h/24", "24h/24h", "24/24h",
                "24h/7",
                "24h/7d", "24/24 7/7", "24/24,7/7", "24/24, 7/7", "24h/24 7j/7", "24 hours a day, 7 days a week",
                "24 hours a day 7 days a week", "24 hours 7 days a week", "24 hours/7 days", "24 hours, 7 days",
                "24h 7d",
                "24時間365日", "24時間年中無休", "年中無休24時間", "365日24時間", "24時間,年中無休", "年中無休,24時間", "always",
                "always open", "around the clock", "round the clock", "nonstop", "non-stop", "常時", "いつでも",
            ]
        ),
        (
            .allDay,
            [
                "24 hours", "24 hours a day", "24 hour", "24h", "24 h", "24hrs", "24 hrs", "open 24 hours", "all day",
                "all day long", "終日", "24時間", "24時間営業", "24時間対応", "24時間受付",
            ]
        ),
        (.open, ["open", "opened", "opens"]),
        (
            .off,
            [
                "off", "closed", "close", "closes", "shut", "休", "休み", "お休み", "休業", "休業日", "定休", "定休日", "休診",
                "休診日", "休館", "休館日", "閉店", "閉館", "受付なし", "対応なし", "営業なし", "休止",
            ]
        ),
        (.unknownState, ["unknown"]),
        (
            .except(isPostfix: false),
            [
                "except", "except for", "excepting", "excluding", "exclude", "excludes", "excl", "exc", "without",
                "not",
                "other than", "apart from",
            ]
        ),
        (.except(isPostfix: true), ["excepted", "excluded", "除く", "除き", "除外", "以外"]),
        (.range, ["-", "to", "until", "till", "til", "thru", "through", "up to", "から"]),
        (.list, [",", "and", "&", "und", "及び", "および", "と", "並びに", "ならびに"]),
        (.separator, [";"]), (.newLine, ["\n"]),
        (.fallback, ["||"]),
        (.between, ["between"]),
        (.noon, ["noon", "midday", "12 noon", "正午"]),
        (.midnight, ["midnight", "12 midnight", "真夜中"]),
        (.half(isAfternoon: false, isJapanese: false), ["am", "a.m.", "a.m", "a. m.", "a m"]),
        (.half(isAfternoon: true, isJapanese: false), ["pm", "p.m.", "p.m", "p. m.", "p m"]),
        (.half(isAfternoon: false, isJapanese: true), ["午前"]),
        (.half(isAfternoon: true, isJapanese: true), ["午後"]),
        (.hourMark, ["h", "hr", "hrs", "uhr", "o'clock", "時"]),
        (.minuteMark, ["分"]), (.halfPast, ["半"]), (.nextDay, ["翌", "翌日", "翌朝", "翌日の"]),
        (.week, ["week", "weeks", "wk"]), (.easter, ["easter"]), (.dayCount, ["day", "days"]),
        (
            .filler,
            [
                "from", "on", "at", "in", "the", "of", "every", "each", "only", "but", "hours", "opening hours",
                "business hours", "office hours", "support hours", "working hours", "hours of operation", "毎週", "は",
                "を",
                "が", "に", "の", "も", "まで", "迄", "です", "営業", "営業時間", "受付", "受付時間", "対応", "対応時間", "診療",
                "診療時間", "開館", "開館時間", "サポート時間", "※", "ただし", "但し", "営業します", "対応します", "受け付けます",
            ]
        ),
        // Words that begin as others do.
        (.unknown, ["休日", "営業日", "時間", "平日以外"]),
    ]

    /// The forms by their first characters, the longest first.
    private static let forms: [Character: [(form: [Character], piece: LoosePiece)]] = {
        let months = (1...12).map { month -> (piece: LoosePiece, forms: [String]) in
            let name = MonthName.english(month).lowercased()
            return (.month(month), [name, String(name.prefix(3))] + (month == 9 ? ["sept"] : []))
        }
        var forms: [Character: [(form: [Character], piece: LoosePiece)]] = [:]
        for (piece, texts) in table + months {
            for text in texts {
                let form = text.map(\.foldedLoosely)
                guard let first = form.first else { continue }
                forms[first, default: []].append((form, piece))
            }
        }
        return forms.mapValues { $0.sorted { $0.form.count > $1.form.count } }
    }()

    /// - Returns: the longest form that begins at an index, and where it ends.
    static func match(_ text: [Character], at start: Int) -> (piece: LoosePiece, end: Int)? {
        for (form, piece) in forms[text[start]] ?? [] {
            guard let end = end(of: form, in: text, at: start), isWhole(text, start..<end) else { continue }
            return (piece, end)
        }
        return nil
    }

    /// What a mistyped word stands for; nil where nothing is near, or two things are.
    static func nearest(to word: String) -> LoosePiece? {
        guard word.count > 1, word.allSatisfy(\.isLatinLetter) else { return nil }
        // A letter is much of a short word: one of three must at least begin alike.
        let candidates = mistakable.filter { word.count > 3 || $0.word.first == word.first }
        guard let nearest = Spelling.nearest(to: word, among: candidates.map(\.word)),
            let piece = candidates.first(where: { $0.word == nearest })?.piece
        else { return nil }
        let others = candidates.filter { $0.piece != piece }.map(\.word)
        guard let other = Spelling.nearest(to: word, among: others) else { return piece }
        // Of words that are equally near, the first is told.
        return Spelling.nearest(to: word, among: [other, nearest]) == nearest ? piece : nil
    }

    private static let mistakable: [(word: String, piece: LoosePiece)] = forms.values.joined().compactMap {
        form, piece in
        switch piece {
        case .filler, .unknown, .half, .hourMark, .list: nil
        default: form.count > 1 && form.allSatisfy(\.isLatinLetter) ? (String(form), piece) : nil
        }
    }.sorted { $0.word < $1.word }

    private static func end(of form: [Character], in text: [Character], at start: Int) -> Int? {
        var index = start
        for character in form {
            if character == " " {
                while index < text.count, text[index] == " " { index += 1 }
            } else {
                guard index < text.count, text[index] == character else { return nil }
                index += 1
            }
        }
        return index
    }

    /// Whether neither a Latin word nor a number goes on at the ends.
    private static func isWhole(_ text: [Character], _ range: Range<Int>) -> Bool {
        func goesOn(_ one: Int, _ other: Int) -> Bool {
            guard text.indices.contains(one), text.indices.contains(other) else { return false }
            return text[one].isLatinLetter && text[other].isLatinLetter
                || text[one].isNumber && (text[other].isNumber || ":.".contains(text[other]))
                || text[other].isNumber && (text[one].isNumber || ":./".contains(text[one]))
        }
        return !goesOn(range.lowerBound - 1, range.lowerBound) && !goesOn(range.upperBound - 1, range.upperBound)
    }
}

extension Character {
    var isLatinLetter: Bool { isASCII && isLetter }

    /// The plain character for another shape of it or for what people write in its place, in lower case.
    var foldedLoosely: Character {
        switch plainVariant {
        case "~", "〜", "∼", "→", "⇒": return "-"
        case "・", "･", "•", "､": return ","
        case "。": return ";"
        case "【", "〔": return "("
        case "】", "〕": return ")"
        case "∶": return ":"
        case "×": return "x"
        case "‘", "’": return "'"
        case "\n", "\r\n", "\r": return "\n"
        case let plain:
            if plain.isWhitespace { return " " }
            let lower = plain.lowercased()
            return lower.count == 1 ? Character(lower) : plain
        }
    }
}
