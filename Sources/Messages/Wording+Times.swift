package import SupportHours

// What is said of times, dates and durations that can't be read.

extension TimeTextError: WordedError {
    package var wording: Wording {
        switch self {
        case .notATime(let text):
            Wording(
                ja: "\(quoted(text))は日時ではありません。2026-11-24、2026-11-24T06:00 または 2026-11-24T06:00:00-08:00 "
                    + "のように書いてください",
                en:
                    "\(quoted(text, .en)) is not a time; write 2026-11-24, 2026-11-24T06:00 or 2026-11-24T06:00:00-08:00"
            )
        case .notADate(let text):
            Wording(
                ja: "\(quoted(text))は日付ではありません。2026-11-24 のように書いてください",
                en: "\(quoted(text, .en)) is not a date; write 2026-11-24")
        case .notADuration(let text):
            Wording(
                ja: "\(quoted(text))は時間の長さではありません。4h、90m、1h30m、4時間、または PT4H、P2DT30M のように書いてください"
                    + "（週、日、時間、分、秒）",
                en:
                    "\(quoted(text, .en)) is not a duration; write 4h, 90m, 1h30m or PT4H, P2DT30M (weeks, days, hours, "
                    + "minutes, seconds)")
        case .noSuchDate(let text):
            Wording(ja: "\(quoted(text))という日付は暦にありません", en: "\(quoted(text, .en)): the calendar has no such date")
        case .noClockShows(let text):
            Wording(
                ja: "\(quoted(text))のような時刻はありません。時は 00 から 23、分と秒は 00 から 59 までです",
                en: "\(quoted(text, .en)): no clock shows this; hours are 00 to 23, minutes and seconds 00 to 59")
        case .outsideYears(let text):
            Self.outside(Schedule.supportedYears, text)
        case .tooLong(let text):
            Wording(ja: "\(quoted(text))は一万年を超えています", en: "\(quoted(text, .en)) is longer than ten thousand years")
        }
    }

    private static func outside(_ years: ClosedRange<Int>, _ text: String) -> Wording {
        Wording(
            ja: "\(quoted(text))は扱えません。扱えるのは \(years.lowerBound) 年から \(years.upperBound) 年までです",
            en: "\(quoted(text, .en)): hours are known for the years \(years.lowerBound) to \(years.upperBound)")
    }
}
