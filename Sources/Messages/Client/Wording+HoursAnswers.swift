// What `hours`, `eval`, `staffed` and `zone` say.

extension Wording {
    package static func chartLegend(_ open: String, half: String, now: String) -> Wording {
        Wording(
            ja: "\(open) 受付中   \(half) その行の半分   \(now) 現在", en: "\(open) open   \(half) half of the row   \(now) now")
    }
    package static let separatorAtEndPassedOver = Wording(
        ja: "式の末尾の区切りは無視しました", en: "the separator at the end of the hours is passed over")
    package static let noStaffedWindow = Wording(ja: "対応時間帯はありません", en: "no staffed window")
    package static let endBeforeBeginning = Wording(ja: "--to が --from より前になっています", en: "--to is before --from")
    package static func staffedTimeSpan(_ duration: String, seconds: Int64) -> Wording {
        Wording(ja: "対応時間 \(duration)（\(seconds) 秒）", en: "\(duration) of staffed time (\(seconds) s)")
    }
    package static let staffedTimeNeverPasses = Wording(
        ja: "なし: それだけの対応時間は経過しません", en: "never: that much staffed time doesn't pass")
    package static let openThroughout = Wording(ja: "この期間はずっと受付中", en: "open throughout")
    package static let throughoutSpan = Wording(ja: "この期間はずっと", en: "throughout")
    package static let versionUnknown = Wording(ja: "版は不明", en: "version unknown")
    package static let noTransitions = Wording(ja: "この期間に切り替えはありません", en: "no transitions in the span")
    package static func laterFrom(_ date: String, window: String, by amount: String) -> Wording {
        Wording(ja: "\(date)から \(window)（\(amount)遅くなります）", en: "from \(date): \(window), \(amount) later")
    }
    package static func earlierFrom(_ date: String, window: String, by amount: String) -> Wording {
        Wording(ja: "\(date)から \(window)（\(amount)早くなります）", en: "from \(date): \(window), \(amount) earlier")
    }
    package static func wholeHours(_ count: Int64) -> Wording {
        Wording(ja: "\(count) 時間", en: count == 1 ? "one hour" : "\(count) hours")
    }
    /// - Parameter zone: a time zone that stood in the expression.
    package static func hoursProbablyMeant(_ hours: String, zone: String? = nil) -> Wording {
        Wording(
            ja: "もしかして: `\(hours)`" + (zone.map { "（タイムゾーン `\($0)` は --zone で指定してください）" } ?? ""),
            en: "did you mean `\(hours)`?" + (zone.map { " The time zone (`\($0)`) is given with --zone." } ?? ""))
    }
}
