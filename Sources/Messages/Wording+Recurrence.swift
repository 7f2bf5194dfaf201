// What is said of recurrence rules (RRULE) that can't be read or aren't supported.

extension Wording {
    /// - Parameter rule: short and printable.
    package static func inRule(_ rule: String, _ fault: Wording) -> Wording {
        Wording(ja: "「\(rule)」の \(fault.ja)", en: "\"\(rule)\", \(fault.en)")
    }

    /// A question behind a fault.
    package static func withQuestion(_ fault: Wording, meant: String) -> Wording {
        Wording(ja: "\(fault.ja)（もしかして: `\(meant)`）", en: "\(fault.en); did you mean `\(meant)`?")
    }
}

// MARK: The whole

extension Wording {
    package static let emptyRule = Wording(
        ja: "規則が空です。FREQ=MONTHLY;BYDAY=1TU のように書いてください",
        en: "the rule is empty: write one like FREQ=MONTHLY;BYDAY=1TU")
    /// - Parameter reason: the dynamic linker's own words.
    package static func rulesNeedLibical(_ reason: String) -> Wording {
        Wording(
            ja: "繰り返しの規則には libical 3 が必要ですが、読み込めません（\(reason)）。パッケージ libical3 を入れ、madoguchid を再起動してください",
            en:
                "rules need libical 3, which can't be loaded (\(reason)): install the package libical3, and restart madoguchid"
        )
    }
    package static func ruleTooLong(bytes: Int, limit: Int) -> Wording {
        Wording(
            ja: "規則が \(bytes) バイトあります。\(limit) バイトまでです。短くするか、二つに分けてください",
            en: "the rule has \(bytes) bytes, and may have \(limit): shorten it or split it in two")
    }
    package static let spaceInRule = Wording(
        ja: "ここに空白は使えません。規則に使えるのは文字、数字、記号だけです。取り除いてください",
        en: "a space isn't allowed here; a rule has only letters, digits and signs: remove it")
    /// - Parameter code: `U+000A`
    package static func characterInRule(_ code: String) -> Wording {
        Wording(
            ja: "ここに文字 \(code) は使えません。規則に使えるのは文字、数字、記号だけです。取り除いてください",
            en: "the character \(code) isn't allowed here; a rule has only letters, digits and signs: remove it")
    }
    package static func ruleStartsOutside(_ years: ClosedRange<Int>, year: Int) -> Wording {
        Wording(
            ja: "規則が \(year) 年に始まっています。\(years.lowerBound) 年から \(years.upperBound) 年までの間にしてください",
            en: "the rule starts in \(year): let it start between \(years.lowerBound) and \(years.upperBound)")
    }
    package static func nothingRecurs(from start: String) -> Wording {
        Wording(
            ja: "この規則に当てはまる日時が \(start) 以降にありません。日、月、終わりを確かめてください",
            en: "nothing recurs from \(start) on by this rule: check its days, months and end")
    }
    package static func timesPerDayExceed(_ limit: Int) -> Wording {
        Wording(
            ja: "規則の時刻が一日に \(limit) 回を超えています。減らしてください",
            en: "the rule has more than \(limit) times a day: name fewer")
    }
}

// MARK: Parts

extension Wording {
    package static let emptyRulePart = Wording(
        ja: "ここには BYDAY=MO のような項目が必要です。余分なセミコロンを取り除いてください",
        en: "a part like BYDAY=MO is expected here: remove the semicolon")
    package static let rulePartWithoutEquals = Wording(
        ja: "項目は BYDAY=MO のように、名前、=、値の順に書きます", en: "a part is a name, = and a value, like BYDAY=MO")
    package static func rulePartTwice(_ name: String) -> Wording {
        Wording(
            ja: "\(name) が二度書かれています。一つにまとめてください", en: "\(name) is given twice: join them into one")
    }
    package static func rulePartWithoutValue(_ name: String) -> Wording {
        Wording(ja: "\(name) に値がありません", en: "\(name) has no value")
    }
    package static func unknownRulePart(_ name: String, known: [String]) -> Wording {
        let list = Wording.list(known)
        return Wording(
            ja: "\(quoted(name))という項目はありません。使えるのは \(list.ja) です",
            en: "\(quoted(name, .en)) is no part of a rule; parts are \(list.en)")
    }
    package static let weekNumbersUnsupported = Wording(
        ja: "BYWEEKNO は使えません。BYMONTH と、BYDAY か BYMONTHDAY で書いてください",
        en: "BYWEEKNO isn't supported: write BYMONTH with BYDAY or BYMONTHDAY")
    package static func calendarUnsupported(_ name: String) -> Wording {
        Wording(
            ja: "\(name) は使えません。規則はグレゴリオ暦に従います。取り除いてください",
            en: "\(name) isn't supported: rules follow the Gregorian calendar; remove it")
    }
    package static func besideRule(_ name: String) -> Wording {
        Wording(
            ja: "\(name) は規則の項目ではありません。RRULE: の後だけを書いてください",
            en: "\(name) is no part of a rule: write only what follows RRULE:")
    }
}

// MARK: Values

extension Wording {
    package static func frequencyMissing(known: [String]) -> Wording {
        let list = Wording.list(known)
        return Wording(
            ja: "FREQ がありません。FREQ= に続けて次のどれかを書いてください: \(list.ja)",
            en: "FREQ is missing: add FREQ=, one of \(list.en)")
    }
    package static let tooFrequent = Wording(
        ja: "一日より短い間隔の繰り返しはできません。FREQ=DAILY と書き、一日に何度かのときは BYHOUR を加えてください",
        en: "nothing recurs more often than daily: write FREQ=DAILY, with BYHOUR for several times a day")
    package static func notAFrequency(_ text: String, known: [String]) -> Wording {
        let list = Wording.list(known)
        return Wording(
            ja: "\(quoted(text))は FREQ の値ではありません。使えるのは \(list.ja) です",
            en: "\(quoted(text, .en)) isn't a frequency; they are \(list.en)")
    }
    package static func tooManyRuleValues(_ name: String) -> Wording {
        Wording(
            ja: "\(name) の値が多すぎます。取り除くか、減らしてください",
            en: "\(name) has too many values: remove it or write fewer")
    }
    /// - Parameter isSigned: whether numbers may count from the end.
    package static func notARuleNumber(
        _ text: String, for name: String, in range: ClosedRange<Int>, isSigned: Bool
    ) -> Wording {
        Wording(
            ja: "\(name) の値は \(range.lowerBound) から \(range.upperBound) までの数"
                + (isSigned ? "、または終わりから数えて - を付けた同じ範囲の数" : "") + "です。\(quoted(text))は使えません",
            en: "\(name) takes numbers from \(range.lowerBound) to \(range.upperBound)"
                + (isSigned ? ", or as many from the end with -" : "") + ", not \(quoted(text, .en))")
    }
    package static func notARuleDay(_ text: String, for name: String) -> Wording {
        Wording(
            ja: "\(name) の曜日は MO、TU、WE、TH、FR、SA、SU で書きます。\(quoted(text))は使えません",
            en: "\(name) takes days as MO, TU, WE, TH, FR, SA, SU, not \(quoted(text, .en))")
    }
}

// MARK: The end

extension Wording {
    package static let untilInUTC = Wording(
        ja: "UNTIL が UTC になっていますが、規則の時刻は現地時刻です。Z を付けずに現地時刻で書いてください",
        en: "UNTIL is in UTC, and the rule's times are local ones: write the local time, without Z")
    package static let untilWithoutTime = Wording(
        ja: "UNTIL が日付だけになっています。その日の始まりと解釈するプログラムもあるため、時刻も書いてください",
        en: "UNTIL is a date alone, which some read as the day's beginning: write its end as well")
    package static let notAnUntil = Wording(
        ja: "UNTIL には 20261231T235959 のような現地の日時を書きます",
        en: "UNTIL takes a local date and time like 20261231T235959")
    package static func untilBeforeStart(_ start: String) -> Wording {
        Wording(
            ja: "UNTIL が開始（\(start)）より前です。後の日時を書いてください",
            en: "UNTIL is before the start (\(start)): write a later one")
    }
}

// MARK: Combinations

extension Wording {
    package static let countAndUntil = Wording(
        ja: "COUNT と UNTIL は同時に使えません。どちらか一方にしてください",
        en: "COUNT and UNTIL exclude each other: keep one")

    package static func rulePart(_ name: String, notWith other: String, write instead: String) -> Wording {
        Wording(
            ja: "\(name) は \(other) と一緒に使えません。\(instead) と書いてください",
            en: "\(name) doesn't go with \(other): write \(instead)")
    }
    package static let positionsNotDaily = Wording(
        ja: "BYSETPOS は DAILY と一緒に使えません。BYDAY と FREQ=MONTHLY で日を選んでください",
        en: "BYSETPOS doesn't go with DAILY here: choose days with BYDAY and FREQ=MONTHLY")
    package static let positionsNotWeekly = Wording(
        ja: "BYSETPOS は WEEKLY と一緒に使えません。BYDAY で曜日を書いてください",
        en: "BYSETPOS doesn't go with WEEKLY here: name the days with BYDAY")
    package static let daysFromEndNotDaily = Wording(
        ja: "月の終わりから数えた日は DAILY と一緒に使えません。FREQ=MONTHLY と書いてください",
        en: "days counted from the month's end don't go with DAILY: write FREQ=MONTHLY")
    package static func notWithYearDays(_ name: String) -> Wording {
        Wording(
            ja: "\(name) は BYYEARDAY と一緒に使えません。BYMONTH と BYMONTHDAY だけで書いてください",
            en: "\(name) doesn't go with BYYEARDAY here: write BYMONTH and BYMONTHDAY alone")
    }
    package static func numberedDaysNotWith(_ frequency: String) -> Wording {
        Wording(
            ja: "番号の付いた曜日は \(frequency) と一緒に使えません。FREQ=MONTHLY か YEARLY と書いてください",
            en: "days with a number don't go with \(frequency): write FREQ=MONTHLY or YEARLY")
    }
    package static let sixthWeekday = Wording(
        ja: "同じ曜日は一か月に五回までです。-5 から 5 までで書いてください",
        en: "a month has no more than five of a weekday: write -5 to 5")
    package static func notWithNumberedDays(_ name: String) -> Wording {
        Wording(
            ja: "\(name) は番号の付いた BYDAY と一緒に使えません。どちらか一方にしてください",
            en: "\(name) doesn't go with a numbered BYDAY here: keep one of them")
    }
    package static let monthDaysNotWithPositions = Wording(
        ja: "BYMONTHDAY は BYSETPOS と一緒に使えません。どちらか一方にしてください",
        en: "BYMONTHDAY doesn't go with BYSETPOS here: keep one of them")
    package static let positionsWithoutDays = Wording(
        ja: "BYSETPOS は曜日の中から選びます。BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 のように BYDAY を加えてください",
        en: "BYSETPOS chooses among days: add BYDAY, as in BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
    package static let positionsWithSeveralTimes = Wording(
        ja: "BYSETPOS は一日に複数の時刻があると使えません。時刻を一つにしてください",
        en: "BYSETPOS doesn't go with several times a day here: keep one time")
}
