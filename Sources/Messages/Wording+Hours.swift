package import SupportHours

// What is said of opening-hours expressions that can't be read.

extension OpeningHoursSyntaxError: WordedError {
    /// What is wrong, on one line and without the expression.
    package var wording: Wording { fault.wording }

    /// Position (from 1) and what is wrong, the expression, a caret below the fault.
    package func place(in language: Language) -> [String] {
        let (line, column) = excerpt
        return [Wording.atPosition(position, wording)[language], line, String(repeating: " ", count: column) + "^"]
    }
}

extension OpeningHoursSyntaxError.Fault {
    fileprivate var wording: Wording {
        switch self {
        case .empty:
            Wording(
                ja: "式が空です。`Mo-Fr 09:00-17:00` や `24/7` のように書いてください",
                en: "the expression is empty: write hours like `Mo-Fr 09:00-17:00` or `24/7`")
        case .longerThan(let count):
            Wording(
                ja: "式が \(count) 文字を超えています。短くしてください", en: "the expression is longer than \(count) characters")
        case .moreRulesThan(let count):
            Wording(ja: "規則が \(count) 個を超えています。減らしてください", en: "there are more than \(count) rules")
        case .endsBefore(let expected):
            Wording(
                ja: "\(expected.wording.ja)が必要なところで式が終わっています",
                en: "the expression ends where \(expected.wording.en) should follow")
        case .unexpected(let text, let expected):
            Wording(
                ja: "\(expected.wording.ja)が必要なところに `\(text)` があります",
                en: "`\(text)` stands where \(expected.wording.en) should be")
        case .unknownWord(let text):
            Wording(ja: "`\(text)` は式に使える語ではありません", en: "`\(text)` is not a word of the notation")
        case .unknownSign(let sign):
            Wording(ja: "`\(sign)` は式に使える記号ではありません", en: "`\(sign)` is not a sign of the notation")
        case .invisible(let sign):
            .invisibleInHours(sign)
        case .unclosedQuote:
            Wording(ja: "引用符が閉じられていません", en: "the quotation mark has no counterpart")
        case .timeZone(let text):
            Wording(
                ja: "`\(text)` は式には書けません。タイムゾーンは式とは別に指定します（`timezone`）",
                en: "`\(text)` is not for the hours to say: the time zone is named beside them (`timezone`)")
        case .sunEvent:
            Wording(
                ja: "sunrise、sunset、dawn、dusk は場所によって変わるため使えません。時刻を書いてください",
                en: "sunrise, sunset, dawn and dusk depend on a place, which these hours don't have: write times")
        case .outOfRange(let text, let quantity, let range):
            Wording(
                ja: "\(quantity.wording.ja)は \(range.lowerBound) から \(range.upperBound) までの数です。\(text) にはできません",
                en: "\(quantity.wording.en) is a number from \(range.lowerBound) to \(range.upperBound), not \(text)")

        // Rules
        case .ruleMissing:
            Wording(
                ja: "ここに規則がありません。規則を書くか、区切りの記号を取り除いてください",
                en: "a rule is missing here: write one, or take the separator away")
        case .separatorMissing(let text):
            Wording(ja: "`\(text)` の前に区切りの記号がありません", en: "a separator is missing before `\(text)`")
        case .outOfOrder(let text):
            Wording(
                ja: "年、日付、週、曜日、時間帯の順に書きます。`\(text)` の位置が後ろすぎます",
                en: "the order is years, dates, weeks, weekdays, times: `\(text)` stands too late")
        case .daysAfterTimes:
            Wording(
                ja: "日付や曜日は時間帯の前に書きます。別の規則にするときは `;` で区切ってください",
                en: "days stand before times; a rule of its own begins behind `;`")
        case .commaBeforeTimes:
            Wording(
                ja: "曜日とその時間帯の間にコンマは入れません", en: "no comma stands between days and their times")
        case .commaBefore(let text):
            Wording(
                ja: "コンマでは `\(text)` を前の日につなげられません。前の日に時間帯か状態を付けてください",
                en: "a comma can't join `\(text)` to the days before it: give these times or a state of their own")
        case .notACommentText:
            Wording(
                ja: "注記には文字を書いてください。制御文字と引用符（`\"`）は使えません",
                en: "a comment holds text, without control characters and quotation marks (`\"`)")
        case .stateBeforeDays:
            Wording(
                ja: "状態は、対象になる曜日や時間帯の後に書きます",
                en: "a state follows the days and times that it is for")
        case .stateAfterComment:
            Wording(
                ja: "状態は注記の前に、一度だけ書きます", en: "a state stands before its comment, and only once")
        case .stateOfLabelled:
            Wording(
                ja: "注記で始まる規則は、それだけで unknown になります。状態は書かないでください",
                en: "a rule that begins with a comment is unknown already: leave the state out")

        // Days
        case .daysWithoutComma:
            Wording(
                ja: "曜日はコンマで区切って並べます。`PH Mo-Fr` は、その曜日に当たる祝日のことです",
                en: "days are listed with commas; `PH Mo-Fr` is for the holidays on those weekdays")
        case .daysBackwards(let first, let last):
            Wording(
                ja: "日の順序が逆です（\(first) から \(last)）", en: "the days run backwards, from \(first) to \(last)")
        case .ordinalsBackwards(let first, let last):
            Wording(
                ja: "番号の順序が逆です（\(first) から \(last)）",
                en: "the numbers run backwards, from \(first) to \(last)")
        case .weeksBackwards:
            Wording(
                ja: "週の順序が逆です。それぞれの年の週を分けて書いてください",
                en: "the weeks run backwards: name those of both years")
        case .yearsBackwards:
            Wording(
                ja: "年の順序が逆です。早い年から遅い年の順に、9999 年までで書いてください",
                en: "the years run backwards: a range goes from an earlier year to a later one, at most 9999")
        case .datesBackwards:
            Wording(ja: "日付の順序が逆です", en: "the dates run backwards")
        case .rangeWithoutMonth:
            Wording(
                ja: "日付から始まる範囲は日付で終わります。終わりにも月を書いてください",
                en: "a range from a date ends with one: name the month, too")
        case .rangeOfTwoKinds:
            Wording(
                ja: "範囲は月から月まで、または日から日までです。月と日を混ぜることはできません",
                en: "a range goes from month to month or from day to day, not from one to the other")
        case .rangeWithoutFirstYear:
            Wording(
                ja: "終わりの日付に年があるときは、始まりの日付にも年が必要です",
                en: "where the last date has a year, the first one needs it as well")
        case .monthAfterDay:
            Wording(
                ja: "日付は月を先に、月の名前（英語）で書きます", en: "a date is written with its month first, by name")
        case .yearAfterMonth(let year, let month):
            Wording(
                ja: "年は月の前に書きます: `\(year) \(month)`", en: "a year stands before its month: `\(year) \(month)`")
        case .yearOrTime(let years):
            Wording(
                ja: "年は \(years.lowerBound) から \(years.upperBound) までの数です。時刻にはコロンが必要です",
                en: "a year is a number from \(years.lowerBound) to \(years.upperBound); a time has a colon")
        case .monthAsNumber:
            Wording(ja: "日付の月は、月の名前（英語）で書きます", en: "a date is written with the month's name")

        // Times
        case .timesWithoutComma:
            Wording(ja: "時間帯はコンマで区切って並べます", en: "times are listed with commas")
        case .timeWithoutColon:
            Wording(ja: "時刻にはコロンが必要です", en: "a time has a colon")
        case .timeWithoutMinutes:
            Wording(ja: "時刻には分が必要です", en: "a time has minutes")
        case .minutes:
            Wording(ja: "分は 00 から 59 までの二桁で書きます", en: "minutes are two digits from 00 to 59")
        case .twelveHourClock:
            Wording(ja: "時刻は 24 時間制で書きます", en: "times are on the 24-hour clock")
        case .beginsTooLate:
            Wording(
                ja: "時間帯の始まりは 00:00 から 23:59 までです。48:00 まで書けるのは終わりだけです",
                en: "a span begins from 00:00 to 23:59; only its end may go on to 48:00")
        case .endsTooLate:
            Wording(
                ja: "時間帯の終わりは、遅くとも翌日の終わりの 48:00 です",
                en: "a span ends at 48:00, the end of the next day, at the latest")
        case .pointInTime(let time):
            Wording(
                ja: "`\(time)` だけでは発車時刻のような一時点で、時間帯になりません。`10:00-12:00` のように書くか、"
                    + "終わりが決まっていないときは `10:00+` と書いてください",
                en: "`\(time)` alone is a point in time, as for departures, and no window: "
                    + "write a span, `10:00-12:00`, or `10:00+` where its end is unknown")
        case .interval:
            Wording(
                ja: "間隔を付けた時刻は発車時刻のような時点の並びで、時間帯になりません。間隔を取り除いてください",
                en:
                    "times with an interval are points in time, as for departures, and no window: leave the interval out"
            )
        case .aroundTheClock:
            Wording(ja: "一日中を表すこの書き方は使えません", en: "around the clock is written otherwise")
        case .alwaysAmongOthers:
            Wording(
                ja: "`24/7` は単独で使います。一日中は `00:00-24:00` と書くか、時間帯を省きます",
                en: "`24/7` stands alone; the whole day is `00:00-24:00`, or no times at all")
        }
    }
}

extension OpeningHoursSyntaxError.Expectation {
    /// A noun that ends in Japanese, so that a particle can follow.
    fileprivate var wording: Wording {
        switch self {
        case .daysTimesOrState: Wording(ja: "曜日や日付、時間帯、または状態", en: "days, times or a state")
        case .timesOrState: Wording(ja: "時間帯か状態", en: "times or a state")
        case .monthOrEaster: Wording(ja: "月の名前（または `easter`）", en: "a month or `easter`")
        case .weekday: Wording(ja: "曜日", en: "a weekday")
        case .time: Wording(ja: "`09:00` のような時刻", en: "a time like `09:00`")
        case .nextOfList: Wording(ja: "並びの次の項目", en: "the next of the list")
        case .endOfRule: Wording(ja: "`;`、`,`、`||` のどれか、または式の終わり", en: "`;`, `,`, `||` or the end")
        case .quantity(let quantity): quantity.wording
        case .sign(let sign): Wording(ja: "`\(sign)` の記号", en: "`\(sign)`")
        }
    }
}

extension OpeningHoursSyntaxError.Quantity {
    fileprivate var wording: Wording {
        switch self {
        case .year: Wording(ja: "年", en: "a year")
        case .week: Wording(ja: "週の番号", en: "a week")
        case .dayOfMonth(let month): Wording(ja: "`\(month)` の日", en: "a day of \(month)")
        case .weekOfMonth: Wording(ja: "月の第何週かを示す番号", en: "the week of the month")
        case .dayShift: Wording(ja: "ずらす日数", en: "the shift")
        case .step: Wording(ja: "間隔", en: "a step")
        }
    }
}

extension Wording {
    fileprivate static func invisibleInHours(_ sign: Character) -> Wording {
        let codes = sign.unicodeScalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }
            .joined(separator: " ")
        return Wording(
            ja: "見えない文字（\(codes)）があります。取り除いてください",
            en: "an invisible character (\(codes)) stands here: take it away")
    }
}
