/// What is told of hours that are legal and suspicious: a code and its parameters, as the kernel of hours gives them.
package struct HoursWarningMessage: Hashable, Sendable {
    package let code: String
    private let parameters: [String: String]

    /// - Parameters:
    ///   - code: `never-open`, …
    ///   - parameters: `rule`, `other` (the rule that closes or replaces it), `key` (`PH` or `SH`), `date`,
    ///     `last` (the day on which it is open again), `hours`.
    package init(code: String, parameters: [String: String]) {
        self.code = code
        self.parameters = parameters
    }

    private var rule: String { "`\(parameters["rule"] ?? "")`" }
    private var date: String? { parameters["date"] }
    private var hours: String { parameters["hours"] ?? "" }
    private var key: String { parameters["key"] ?? "PH" }
    /// Where the configuration has the dates.
    private var list: String { key == "SH" ? "school_holidays" : "holidays" }

    package var wording: Wording {
        switch code {
        case "never-open":
            Wording(ja: "今後、受付中になる日が 1 日もありません", en: "no day to come has an open hour")
        case "holidays-missing":
            Wording(
                ja: "\(key) の日付が 1 件もありません。\(list) に日付を書いてください",
                en: "there are no dates for \(key), which the hours go by: name them in \(list)")
        case "holidays-ended":
            Wording(
                ja: "\(key) の日付は \(date ?? "") が最後です。この先の日付を \(list) に足してください",
                en: "the last date for \(key) was \(date ?? ""): add those to come to \(list)")
        case "tail-after-closed-day": tail
        case "cut-by-next-day": cut
        case "long-window":
            Wording(
                ja: "\(rule) の \(hours) は日をまたぐ長い時間帯です。時刻は 24 時間制で書いてください",
                en: "\(hours) in \(rule) goes on over midnight: times are on the 24-hour clock")
        case "rule-without-effect":
            if let other = parameters["other"] {
                Wording(
                    ja: "\(rule) は後の `\(other)` で上書きされるため、何の効果もありません",
                    en: "\(rule) has no effect: `\(other)`, which comes later, replaces it")
            } else {
                Wording(ja: "\(rule) には何の効果もありません", en: "\(rule) has no effect")
            }
        case "seldom-open": seldom
        default: Wording(verbatim: code)
        }
    }

    private var seldom: Wording {
        guard let last = parameters["last"] else {
            return Wording(
                ja: "\(date ?? "") から 2 年先まで、受付中になる時間がありません。組み合わせたプランの時間帯を確かめてください",
                en: "it isn't open from \(date ?? "") on, for two years to come: look at what the plans have in common")
        }
        return Wording(
            ja: "\(date ?? "") から \(last) まで、受付中になる時間がありません。組み合わせたプランの時間帯を確かめてください",
            en: "it isn't open from \(date ?? "") to \(last): look at what the plans have in common")
    }

    private var tail: Wording {
        let closing = parameters["other"].map { (ja: "（`\($0)` のため）", en: " (by `\($0)`)") }
        guard let date else {
            return Wording(
                ja: "\(rule) の夜が休業日\(closing?.ja ?? "")に当たると、翌日の \(hours) だけが受付中のまま残ります",
                en: "where the night of \(rule) is closed\(closing?.en ?? ""), \(hours) of the morning after stays open"
            )
        }
        return Wording(
            ja: "\(date) の \(hours) が受付中のまま残ります。前日は休業\(closing?.ja ?? "")で、\(rule) の夜は始まっていません",
            en: "on \(date) it stays open \(hours), the end of a night of \(rule) that never began: the day before is "
                + "closed\(closing?.en ?? "")")
    }

    private var cut: Wording {
        let other = parameters["other"] ?? ""
        guard let date else {
            return Wording(
                ja: "`\(other)` が \(rule) の夜の翌日に当たると、その夜は 0 時で終わり、\(hours) は受付中になりません",
                en: "where `\(other)` follows a night of \(rule), the night ends at midnight, without its \(hours)")
        }
        return Wording(
            ja: "\(date) の \(hours) は受付中になりません。前夜の \(rule) が、`\(other)` のため 0 時で終わります",
            en: "on \(date) the night of \(rule) ends at midnight, without its \(hours): the day goes by `\(other)`")
    }

    /// One line: the code, the sentence, and the hours as they were probably meant.
    package func line(suggestion: String?, in language: Language) -> String {
        let sentence = "\(code): \(wording[language])"
        guard let suggestion else { return sentence }
        return switch language {
        case .ja: "\(sentence)（もしかして: `\(suggestion)`）"
        case .en: "\(sentence); did you mean `\(suggestion)`?"
        }
    }
}
