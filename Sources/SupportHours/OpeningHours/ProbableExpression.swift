/// What was probably meant by a text that is no expression: hours as people write them, rewritten by a table of forms.
///
/// The rewriting may be bold, for its outcome is a suggestion, and none where it doesn't parse.
struct ProbableExpression {
    /// Longer texts are nobody's opening hours on a sign.
    private static let longest = 400

    /// - Returns: the whole expression in canonical form; nil where nobody can tell.
    static func of(_ text: String) -> String? {
        guard text.unicodeScalars.count <= longest else { return nil }
        var expression = ProbableExpression(text)
        expression.rewrite()
        let written = expression.written
        guard var rules = try? OpeningHours.Parser.rules(in: written), !rules.isEmpty else { return nil }
        if !text.contains(where: { ":：.".contains($0) }) {
            // Hours without minutes are of the clock with twelve hours as well: `9-5`.
            for index in rules.indices where rules[index].status.state != .closed {
                rules[index].times = rules[index].times.map { $0.onTwelveHourClock ?? $0 }
            }
        }
        return OpeningHours(rules: rules).description
    }

    private var text: String
    private var comments: [String] = []

    private init(_ text: String) {
        self.text = ""
        let pieces = String(text.map(\.folded)).split(separator: "\"", omittingEmptySubsequences: false)
        // A quotation mark without its counterpart is none.
        let isPaired = pieces.count % 2 == 1
        for (place, piece) in pieces.enumerated() {
            if place % 2 == 1, isPaired {
                // Stands for the comment meanwhile.
                self.text += " \u{E000} "
                comments.append(String(piece))
            } else {
                self.text += piece
            }
        }
    }

    private var written: String {
        var rest = comments[...]
        return text.reduce(into: "") { written, character in
            if character == "\u{E000}", let comment = rest.popFirst() {
                written += "\"\(comment)\""
            } else {
                written.append(character)
            }
        }
    }

    private mutating func rewrite() {
        text = text.lowercased()
        if Self.isAlways(text) {
            text = "24/7"
            return
        }
        dropZones()
        rewriteJapanese()
        rewriteDates()
        rewriteTimes()
        rewriteWords()
        rewriteExceptions()
        rewriteWeeks()
        separate()
    }

    private static func isAlways(_ text: String) -> Bool {
        let word = text.filter { !$0.isWhitespace && !".!。".contains($0) }
        let forms: Set = [
            "24/24", "24h/24", "24h/24h", "24/24h", "24h", "24hrs", "24hours", "24hour", "24x7", "24×7", "24*7", "24-7",
            "24/7/365",
            "24x7x365", "24h/7", "24h/7d", "24hours/7days", "24hours,7days", "24hoursaday", "24hours7days", "7/7",
            "7/24", "24/24-7/7",
            "24/24,7/7", "24/247/7", "24h7d", "aroundtheclock", "allday", "alldayeveryday", "allthetime", "always",
            "nonstop",
            "alwaysopen", "open24/7", "open24hours", "24hoursopen", "24時間", "24時間営業", "24時間対応", "24時間365日", "24時間年中無休",
            "年中無休", "年中無休24時間", "24時間、365日", "24時間,365日", "終日", "常時", "いつでも", "365日24時間", "24/365",
        ]
        return forms.contains(word)
    }

    // MARK: - Zones

    /// `(JST)`, `Pacific Time`: the zone stands beside the hours.
    private mutating func dropZones() {
        let names =
            "(?:us )?(?:pacific|eastern|central|mountain)(?: (?:standard|daylight))? time|japan(?: standard)? time|local time"
            + "|日本時間|日本標準時|太平洋時間|太平洋標準時|現地時間|米国時間"
            + "|[a-z]+/[a-z]+(?:_[a-z]+)*|utc(?:[+-]\\d{1,2}(?::?\\d{2})?)?|gmt(?:[+-]\\d{1,2}(?::?\\d{2})?)?"
            + "|pacific|eastern|"
            + OpeningHours.Parser.zoneNames.map { $0.lowercased() }.sorted().reversed().joined(separator: "|")
        replace("[(\\[]\\s*(?:\(names))\\s*[)\\]]", with: " ")
        replace("(?<![a-z/])(?:\(names))(?![a-z/])", with: " ")
    }

    // MARK: - Japanese

    private static let japaneseForms: [(form: String, meaning: String)] = [
        ("営業時間|受付時間|対応時間|開館時間|診療時間|営業日", " "), ("[はをのが]", " "), ("及び|および|ならびに|かつ|と", ","),
        ("(\\d{1,2})月(\\d{1,2})日", " $MONTH "), ("ただし|但し|※|毎週", " "),
        ("[(]\\s*(?:([月火水木金土日祝・,祭]+)(?:曜日?)?\\s*(?:除く|除外|休み?))\\s*[)]", "; $1 off"),
        ("年末年始", " dec 29-jan 03 "),
        ("祝祭日|国民祝日|祝日|祭日|祝", " ph "), ("定休日?|休業日?|休診日?|休館日?|お休み|休み|閉店|閉館|休", " off "),
        ("平日", " mo-fr "), ("週末", " sa,su "), ("毎日|全日|年中無休", " mo-su "), ("終日", " 00:00-24:00 "),
        ("以外|除く|除外|除き", " 除 "), ("営業|受付|対応|診療|開館|です|ます", " "),
        ("から", "-"), ("まで|迄", " "),
    ]

    private mutating func rewriteJapanese() {
        guard text.unicodeScalars.contains(where: { $0.value >= 0x3000 }) else { return }
        replace("(午前|午後)\\s*(\\d{1,2})(?:時|:)\\s*(半|\\d{1,2})?分?") { groups in
            let minute = groups[3].map { $0 == "半" ? 30 : Int($0) ?? 0 } ?? 0
            return Int(groups[2] ?? "").map { Self.clock($0 % 12 + (groups[1] == "午後" ? 12 : 0), minute) } ?? ""
        }
        replace("(\\d{1,2})時\\s*(半|\\d{1,2})?分?(?!間)") { groups in
            let minute = groups[2].map { $0 == "半" ? 30 : Int($0) ?? 0 } ?? 0
            return Int(groups[1] ?? "").map { Self.clock($0, minute) } ?? ""
        }
        replace("正午", with: "12:00")
        for (form, meaning) in Self.japaneseForms {
            if meaning == " $MONTH " {
                replace(form) { groups in
                    guard let month = Int(groups[1] ?? ""), (1...12).contains(month) else { return "?" }
                    return " \(MonthName.englishAbbreviation(month).lowercased()) \(groups[2] ?? "") "
                }
            } else {
                replace(form) { groups in meaning.replacing("$1", with: groups.dropFirst().first.flatMap(\.self) ?? "")
                }
            }
        }
        let days: [Character: String] = [
            "月": "mo", "火": "tu", "水": "we", "木": "th", "金": "fr", "土": "sa", "日": "su",
        ]
        replace("([月火水木金土日])曜日?", with: "$1 ")
        replace("[月火水木金土日](?:\\s*,?\\s*[月火水木金土日])*") { groups in
            " " + (groups[0] ?? "").compactMap { days[$0] }.joined(separator: ",") + " "
        }
        replace("((?:mo|tu|we|th|fr|sa|su|ph)(?:[\\s,-]+(?:mo|tu|we|th|fr|sa|su|ph))*)\\s*除\\s*", with: "; $1 off ")
        // Days one after the other are a list.
        replace("(?<![a-z])(mo|tu|we|th|fr|sa|su)\\s+(?=(?:tu|we|th|fr|sa|su|ph)(?![a-z]))", with: "$1,")
    }

    // MARK: - Dates

    private static let months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"

    /// `2026-12-25`, `25 December`, `12/25`
    private mutating func rewriteDates() {
        func date(_ month: Int, _ day: Int) -> String {
            "\(MonthName.englishAbbreviation(month).lowercased()) \(day.padded(to: 2))"
        }
        replace("(?<![\\d])(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)") { groups in
            guard let month = Int(groups[2] ?? ""), (1...12).contains(month), let day = Int(groups[3] ?? "") else {
                return groups[0] ?? ""
            }
            return "\(groups[1] ?? "") \(date(month, day))"
        }
        replace("(?<![\\d:.-])(\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+(\(Self.months))[a-z]*(?!\\s*\\d)", with: "$2 $1")
        replace("(?<![a-z])(\(Self.months))[a-z]*\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)(?![a-z])", with: "$1 $2")
        replace("(?<![\\d:./])(\\d{1,2})/(\\d{1,2})(?![\\d:/])") { groups in
            guard let first = Int(groups[1] ?? ""), let second = Int(groups[2] ?? "") else { return "?" }
            switch (first, second) {
            case (1...12, 13...31): return date(first, second)
            case (13...31, 1...12) where first != 24 || second != 7: return date(second, first)
            default: return groups[0] ?? ""
            }
        }
    }

    // MARK: - Times

    private static func clock(_ hour: Int, _ minute: Int) -> String {
        "\(hour.padded(to: 2)):\(minute.padded(to: 2))"
    }

    private mutating func rewriteTimes() {
        replace("(?<![a-z])(?:noon|midday)(?![a-z])", with: "12:00")
        replace("-\\s*midnight(?![a-z])", with: "-24:00")
        replace("(?<![a-z])midnight(?![a-z])", with: "00:00")
        replace("([ap])\\.\\s?m\\.?(?![a-z])", with: "$1m")
        replace("(\\d)\\s*(?:to|until|till|til|thru|through)\\s*(?=\\d|12:00|24:00)", with: "$1-")
        replace("([ap]m|uhr|hrs?|h)\\s*(?:to|until|till|til|thru|through)\\s*(?=\\d)", with: "$1-")
        // `9-5pm`: the beginning takes after the end, where it can.
        replace(
            "(?<![\\d:.])(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)?\\s*-\\s*(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)(?![a-z])"
        ) { groups in
            guard let start = Int(groups[1] ?? ""), let end = Int(groups[4] ?? "") else { return "?" }
            let startHalf = groups[3] ?? (groups[6] == "pm" && start % 12 < end % 12 ? "pm" : "am")
            let isSameHalf = groups[3] != nil || start <= 12
            let first = isSameHalf ? Self.hour(start, startHalf) : start
            let last = groups[6] == "am" && end == 12 ? 24 : Self.hour(end, groups[6] ?? "am")
            return Self.clock(first, Int(groups[2] ?? "0") ?? 0) + "-" + Self.clock(last, Int(groups[5] ?? "0") ?? 0)
        }
        replace("(?<![\\d:.])(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)(?![a-z])") { groups in
            Int(groups[1] ?? "").map { Self.clock(Self.hour($0, groups[3] ?? "am"), Int(groups[2] ?? "0") ?? 0) } ?? "?"
        }
        replace("(?<![\\d:.])24\\s*(?:h|hrs?|hours)(?![a-z\\d])", with: "00:00-24:00")
        replace("(?<![\\d:.])(\\d{1,2})\\s*h\\s*(\\d{2})(?![\\d])") { groups in
            Int(groups[1] ?? "").map { Self.clock($0, Int(groups[2] ?? "") ?? 0) } ?? "?"
        }
        replace("(?<![\\d:.])(\\d{1,2})\\s*(?:h|hrs?|uhr|o'clock)(?![a-z\\d])") { groups in
            Int(groups[1] ?? "").map { Self.clock($0, 0) } ?? "?"
        }
        replace("(\\d)\\s*(?:uhr|hrs?|hours)(?![a-z])", with: "$1")
        replace("(?<![\\d:.])(\\d{1,2})\\.(\\d{2})(?=\\s*(?:-|$|[,;/]|\\s))", with: "$1:$2")
        replace("(?<![\\d:.])(\\d{2})(\\d{2})\\s*-\\s*(\\d{2})(\\d{2})(?![\\d:.])") { groups in
            let numbers = groups.dropFirst().map { Int($0 ?? "") ?? 99 }
            let isTime = numbers[0] < 24 && numbers[1] < 60 && numbers[2] <= 24 && numbers[3] < 60
            let isYears = numbers[0] >= 19 && numbers[2] >= 19
            guard isTime, !isYears else { return groups[0] ?? "" }
            return Self.clock(numbers[0], numbers[1]) + "-" + Self.clock(numbers[2], numbers[3])
        }
        // Hours without minutes; numbers of weeks and days of months aren't.
        let months = "(?:\(Self.months))"
        replace(
            "(?<![\\d:.])(?:weeks?\\s*\\d+(?:-\\d+)?(?:\\s*,\\s*(?:weeks?\\s*)?\\d+(?:-\\d+)?)*(?![\\d:])|\(months)[a-z]* \\d{1,2}-\\d{1,2}"
                + "|(\\d{1,2})(:\\d{2})?\\s*-\\s*(\\d{1,2})(:\\d{2})?(?![\\d:.])(?!\\s*\(months)))"
        ) { groups in
            guard let start = Int(groups[1] ?? ""), let end = Int(groups[3] ?? ""), start <= 24, end <= 48 else {
                return groups[0] ?? ""
            }
            return start.padded(to: 2) + (groups[2] ?? ":00") + "-" + end.padded(to: 2) + (groups[4] ?? ":00")
        }
        // Breaks: `9:00-12:00/13:00-17:00`.
        replace("(\\d:\\d{2})\\s*(?:/|\\band\\b|&|\\+|\\|)\\s*(?=\\d{1,2}:\\d{2}\\s*-)", with: "$1,")
        replace("(\\d:\\d{2}\\s*-\\s*\\d{1,2}:\\d{2})\\s+(?=\\d{1,2}:\\d{2}\\s*-)", with: "$1,")
    }

    private static func hour(_ hour: Int, _ half: String) -> Int {
        hour > 12 ? hour : hour % 12 + (half == "pm" ? 12 : 0)
    }

    // MARK: - Words

    private mutating func rewriteWords() {
        replace("(?<![a-z])(?:opening hours|business hours|office hours|hours)\\s*:?(?![a-z])", with: " ")
        replace("(?<![a-z])m\\s*-\\s*f(?![a-z])", with: "mo-fr")
        replace("(?<![a-z])(?:public|bank|national|legal|federal)\\s+holidays?(?![a-z])", with: "ph")
        replace("(?<![a-z])every\\s*day(?![a-z])|7 days(?: (?:a|per) week)?|seven days a week", with: "mo-su")
        replace("(?<![a-z])(?:every|each|from|between|at|on)\\s+(?=[a-z\\d])", with: " ")
        replace("([a-z])\\.(?=[\\s,;:-]|$)", with: "$1")
        replace("[a-z]+") { groups in
            let word = groups[0] ?? ""
            guard word.count > 1 || word == "m", OpeningHours.Keyword(word) == nil else { return word }
            if Self.exceptions.contains(word) || word == "off" { return word }
            guard let meaning = OpeningHours.Misspelling.of(word) else { return word }
            return meaning.lowercased()
        }
        replace("\\s*-\\s*", with: "-")
        replace("(mo|tu|we|th|fr|sa|su|ph)\\s*(?:&|\\+|/)\\s*(?=(?:mo|tu|we|th|fr|sa|su|ph)(?![a-z]))", with: "$1,")
        replace("\\s*,\\s*(?=mo|tu|we|th|fr|sa|su|ph)", with: ",")
        replace("(?<![a-z])(mo|tu|we|th|fr|sa|su)\\s+(?=(?:ph|sh)(?![a-z]))", with: "$1,")
        // The colon behind days.
        replace("(?<![a-z])(mo|tu|we|th|fr|sa|su|ph|sh)\\s*:\\s*", with: "$1 ")
        replace("(\\d{1,2}:\\d{2})\\s*(?:open)(?=\\s*(?:$|[;,]))", with: "$1")
    }

    private static let exceptions: Set = [
        "except", "excepting", "excluding", "excl", "exc", "without", "not", "but", "sauf", "außer",
    ]

    private static let dayList =
        "(?:(?:mo|tu|we|th|fr|sa|su|ph|sh)(?:[,-](?:mo|tu|we|th|fr|sa|su|ph|sh))*"
        + "|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) \\d{1,2}(?:-(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) )?\\d{1,2})?)"

    private mutating func rewriteExceptions() {
        let days = Self.dayList
        replace(
            "[,;(]*\\s*(?:except|excepting|excluding|excl|exc|without|but not|not|sauf|außer)\\s+(?:for |in )?(\(days))(?![a-z])\\s*[)]?",
            with: "; $1 off ")
        replace("[(]\\s*(\(days))\\s+(?:off|closed)\\s*[)]", with: "; $1 off")
        // `closed on Sundays`, `off PH`
        replace("(^|[,;(]|\\d\\s)\\s*(?:off|closed)\\s+(\(days))(?![a-z])\\s*[)]?(?!\\s*\\d)") { groups in
            (groups[1] ?? "").filter(\.isNumber) + "; \(groups[2] ?? "") off "
        }
        replace("^\\s*open\\s+(?=[a-z\\d])", with: "")
    }

    /// `week 41-53,week 1-5` and `week 50-3`.
    private mutating func rewriteWeeks() {
        replace("(week [\\d,\\s-]*?\\d)\\s*,\\s*week\\s*(?=\\d)", with: "$1,")
        replace("(week [\\d,\\s-]*?\\d)\\s*,\\s*week\\s*(?=\\d)", with: "$1,")
        replace("week ([\\d,-]+)") { groups in
            let ranges = (groups[1] ?? "").split(separator: ",").map { range -> String in
                let ends = range.split(separator: "-").compactMap { Int($0) }
                guard ends.count == 2, ends[1] < ends[0] else { return String(range) }
                return "\(ends[0])-53,1-\(ends[1])"
            }
            return "week " + ranges.joined(separator: ",")
        }
    }

    /// Rules that only blanks keep apart, and separators around nothing.
    private mutating func separate() {
        let day = "(?:mo|tu|we|th|fr|sa|su|ph|sh|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?![a-z])"
        replace("(\\d{1,2}:\\d{2}|off|closed|\u{E000})\\s*[.\\n/]?\\s+(?=\(day))", with: "$1; ")
        replace("(-\\s*\\d{1,2}:\\d{2})\\s*,\\s*(?=\(day)[^;]*?off)", with: "$1; ")
        replace("\\n+", with: "; ")
        replace("[;,\\s]*;[;,\\s]*", with: "; ")
        replace("^[:;,|/.\\s]+|[:;,|/.\\s]+$", with: "")
    }

    // MARK: - Forms

    private mutating func replace(_ form: String, with replacement: String) {
        replace(form) { groups in
            var text = replacement
            for (place, group) in groups.enumerated().dropFirst() {
                text = text.replacing("$\(place)", with: group ?? "")
            }
            return text
        }
    }

    /// - Parameters:
    ///   - form: a regular expression; `(?<![…])` at its beginning says what it can't follow.
    ///   - replacement: of the whole match and its groups.
    private mutating func replace(_ form: String, with replacement: ([String?]) -> String) {
        var form = form[...]
        var barrier: Regex<AnyRegexOutput>?
        if form.hasPrefix("(?<!["), let end = form.firstRange(of: "])") {
            // Regex has no lookbehind.
            barrier = try? Regex(String(form.dropFirst(4)[..<end.lowerBound]) + "]")
            form = form[end.upperBound...]
        }
        guard let regex = try? Regex(String(form)) else { return }
        var rest = text[...]
        var rewritten = ""
        while let match = rest.firstMatch(of: regex) {
            let before = text[..<match.range.lowerBound].last
            let isBarred =
                before.map { last in barrier.map { String(last).wholeMatch(of: $0) != nil } ?? false } ?? false
            if isBarred || match.range.isEmpty {
                // Goes on behind the character that the match begins with.
                guard match.range.lowerBound < text.endIndex else { break }
                let next = text.index(after: match.range.lowerBound)
                rewritten += text[rest.startIndex..<next]
                rest = text[next...]
                continue
            }
            rewritten += text[rest.startIndex..<match.range.lowerBound]
            rewritten += replacement(match.output.map { $0.substring.map(String.init) })
            rest = text[match.range.upperBound...]
        }
        text = rewritten + rest
    }
}

extension Character {
    /// Another shape of the notation's own character, or of one that people write for it.
    fileprivate var folded: Character {
        switch plainVariant {
        case "~", "〜", "∼", "→", "⇒": "-"
        case "・", "&", "•", "，", "､": ","
        case "；": ";"
        case "。": " "
        case "［": "("
        case "］": ")"
        case "「", "」", "『", "』": "\""
        case "∶": ":"
        default: plainVariant.isWhitespace && plainVariant != "\n" ? " " : plainVariant
        }
    }
}
