// What is said of calendars of holidays and closing days: files and feeds, tables, and the entries of a plan's `holidays`.

// MARK: In the configuration

extension Wording {
    package static func calendarSection(_ name: String) -> Wording {
        Wording(ja: "カレンダー\(quoted(name))", en: "calendar \(quoted(name, .en))")
    }
    package static let calendarWithoutSource = Wording(
        ja: "カレンダーの取得元がありません。builtin、file、url のどれか一つを書いてください",
        en: "found no source; give one of builtin, file and url")
    package static func onlyWithURL(_ key: String) -> Wording {
        Wording(ja: "\(key) は url と一緒に使います。url がなければ取り除いてください", en: "\(key) goes with url; remove it, or give url")
    }

    /// - Parameter shortest: a duration.
    package static func refreshedTooOften(shortest: String) -> Wording {
        Wording(
            ja: "更新の間隔が短すぎます。\(shortest) 以上にしてください", en: "asks too often; give \(shortest) or more")
    }
    package static let holidayValue = Wording(
        ja: "日付（2026-12-25、12-31、2026-12-29/2027-01-03 など）かカレンダーの名前",
        en: "a date (as 2026-12-25, 12-31, 2026-12-29/2027-01-03), or a calendar's name")
    package static let holidaysValue = Wording(
        ja: "日付とカレンダーの一覧（[jp, 2026-12-25] など）", en: "a list of dates and calendars, as [jp, 2026-12-25]")
    package static let calendarNameValue = Wording(ja: "カレンダーの名前", en: "a calendar's name")
    package static let calendarsValue = Wording(
        ja: "カレンダーの名前の一覧（[us] など）", en: "a list of calendars' names, as [us]")
}

// MARK: Places and names

extension Wording {
    /// - Parameter isSeveral: whether the line is only the first of them.
    package static func first(inLine line: Int, _ note: Wording, isSeveral: Bool) -> Wording {
        isSeveral
            ? Wording(ja: "\(note.ja)（最初は \(line) 行目）", en: "\(note.en) (first in line \(line))")
            : Wording(ja: "\(note.ja)（\(line) 行目）", en: "\(note.en) (line \(line))")
    }

    /// Two names of one day.
    package static func dayNames(_ first: Wording, _ second: Wording) -> Wording {
        Wording(ja: "\(first.ja)、\(second.ja)", en: "\(first.en), \(second.en)")
    }

    /// - Parameter daysLeft: negative where the last date is past.
    package static func calendarRunsOut(_ name: String, lastDate: String, daysLeft: Int) -> Wording {
        daysLeft < 0
            ? Wording(
                ja: "カレンダー\(quoted(name))の日付は \(lastDate) で終わっています。新しいものに替えてください",
                en: "the calendar \(quoted(name, .en)) ended on \(lastDate); replace it with a newer one")
            : Wording(
                ja: "カレンダー\(quoted(name))の日付は \(lastDate)（あと \(daysLeft) 日）で終わります。新しいものに替えてください",
                en:
                    "the calendar \(quoted(name, .en)) ends on \(lastDate), in \(daysLeft) day\(daysLeft == 1 ? "" : "s"); "
                    + "replace it with a newer one")
    }
}

// MARK: The whole of a calendar

extension Wording {
    package static func calendarTooLarge(bytes: Int) -> Wording {
        Wording(
            ja: "\(bytes) バイトを超えています。必要な日付だけのカレンダーにしてください",
            en: "it is larger than \(bytes) bytes; use a calendar of the days that are needed")
    }
    package static func calendarHasTooManyEvents(limit: Int) -> Wording {
        Wording(
            ja: "予定や行が \(limit) 件を超えています。必要な日付だけのカレンダーにしてください",
            en: "there are more than \(limit) events or rows; use a calendar of the days that are needed")
    }
    package static func calendarHasTooManyOccurrences(limit: Int) -> Wording {
        Wording(
            ja: "この予定までで、繰り返しを含めた日数が \(limit) 日を超えています。繰り返しを減らしてください",
            en: "up to this event there are more than \(limit) days, with all recurrences; let fewer recur")
    }
    package static func calendarCountsTooMuch(limit: Int) -> Wording {
        Wording(
            ja: "この RRULE までで、COUNT の合計が \(limit) を超えています。UNTIL で書くか、繰り返しを減らしてください",
            en: "up to this RRULE the COUNTs add up to more than \(limit); write UNTIL instead, or let fewer recur")
    }
    package static func calendarHasTooManyTransitions(limit: Int) -> Wording {
        Wording(
            ja: "カレンダー内のタイムゾーンの切り替わりが \(limit) 回を超えています",
            en: "the calendar's own time zones change more than \(limit) times")
    }
    package static let calendarIsEmpty = Wording(ja: "何も書かれていません", en: "there is nothing in it")
    package static let calendarIsWebPage = Wording(
        ja: "カレンダーではなく Web ページです。iCalendar（.ics）か CSV の、ログインなしで読める URL を指定してください",
        en:
            "it is a web page and no calendar; give the address of an iCalendar file (.ics) or a CSV that needs no login"
    )
    package static let calendarIsNotUTF8 = Wording(
        ja: "UTF-8 として読めない文字があります。カレンダーを UTF-8 で書き出し直してください",
        en: "there are bytes that aren't UTF-8; export the calendar as UTF-8")
    package static let noCalendarBegins = Wording(
        ja: "BEGIN:VCALENDAR がありません", en: "there is no BEGIN:VCALENDAR")
}

// MARK: iCalendar's lines and components

extension Wording {
    package static let notAContentLine = Wording(
        ja: "「名前:値」の形になっていません。長い行の続きなら、行の先頭に空白が必要です",
        en: "this isn't written as NAME:value; the rest of a long line begins with a space")
    package static let foldedWithoutLine = Wording(
        ja: "空白で始まる続きの行ですが、その前の行がありません",
        en: "it begins with a space, as the rest of a line, but there is no line before it")
    package static func strayEnd(_ name: String, expected: String?) -> Wording {
        guard let expected else {
            return Wording(
                ja: "END:\(plain(name)) に対応する BEGIN がありません", en: "END:\(plain(name)) has no BEGIN before it")
        }
        return Wording(
            ja: "END:\(plain(name)) がありますが、ここで終わるのは \(plain(expected)) です",
            en: "END:\(plain(name)) stands where \(plain(expected)) should end")
    }
    package static func componentWithoutEnd(_ name: String) -> Wording {
        Wording(
            ja: "ここで始まる \(plain(name)) に END がありません。ファイルが途中で切れていないか確かめてください",
            en: "\(plain(name)), which begins here, has no END; was the file cut off?")
    }
    package static func componentsTooDeep(limit: Int) -> Wording {
        Wording(
            ja: "BEGIN が \(limit) 段を超えて入れ子になっています", en: "there are components nested more than \(limit) deep")
    }
    package static func outsideCalendar(_ name: String) -> Wording {
        Wording(ja: "\(plain(name)) が VCALENDAR の外にあります", en: "\(plain(name)) stands outside of VCALENDAR")
    }
    package static func propertyMissing(_ name: String, in component: String) -> Wording {
        Wording(
            ja: "ここで始まる \(plain(component)) に \(name) がありません",
            en: "\(plain(component)), which begins here, has no \(name)")
    }
    package static func propertyTwice(_ name: String) -> Wording {
        Wording(ja: "\(name) が同じところに二つあります", en: "\(name) stands twice in the same component")
    }
}

// MARK: iCalendar's values

extension Wording {
    package static func notAnICalendarDate(_ text: String, in property: String) -> Wording {
        Wording(
            ja: "\(property) の\(quoted(text))は日付ではありません。20261224 または 20261224T090000 のように書きます",
            en: "\(property): \(quoted(text, .en)) is not a date; one is written as 20261224 or 20261224T090000")
    }
    package static func notAnICalendarDuration(_ text: String, in property: String) -> Wording {
        Wording(
            ja: "\(property) の\(quoted(text))は長さではありません。P1D または PT8H のように書きます",
            en: "\(property): \(quoted(text, .en)) is not a duration; one is written as P1D or PT8H")
    }
    package static func notAnICalendarOffset(_ text: String, in property: String) -> Wording {
        Wording(
            ja: "\(property) の\(quoted(text))は UTC との差ではありません。+0900 のように書きます",
            en: "\(property): \(quoted(text, .en)) is not an offset from UTC; one is written as +0900")
    }
    package static func otherKindThanStart(_ property: String) -> Wording {
        Wording(
            ja: "\(property) と DTSTART は、どちらも日付か、どちらも日時でなければなりません",
            en: "\(property) and DTSTART have to be both dates or both times")
    }
    package static let eventEndsBeforeItBegins = Wording(
        ja: "予定の終わりが始まりより前になっています", en: "the event ends before it begins")
    package static let durationAndEnd = Wording(
        ja: "DTEND と DURATION の両方があります。どちらか一方にしてください",
        en: "there are both DTEND and DURATION; an event has one of them")
    package static func eventTooLong(days: Int, limit: Int) -> Wording {
        Wording(
            ja: "予定が \(days) 日間続きます。一つの予定は \(limit) 日までです",
            en: "the event lasts \(days) days; \(limit) is the most for one")
    }
    package static func calendarZoneUnknown(_ name: String) -> Wording {
        Wording(
            ja: "タイムゾーン\(quoted(name))の定義（VTIMEZONE）がありません",
            en: "the time zone \(quoted(name, .en)) isn't defined here (VTIMEZONE)")
    }
    package static func calendarPropertyUnsupported(_ name: String) -> Wording {
        Wording(
            ja: "\(name) は読めません。繰り返しの例外は EXDATE で書いてください",
            en: "\(name) isn't supported; write exceptions as EXDATE")
    }
    package static func calendarRule(_ fault: Wording) -> Wording {
        Wording(ja: "RRULE: \(fault.ja)", en: "RRULE: \(fault.en)")
    }
    package static let ruleTooOld = Wording(
        ja: "1900 年より前に始まる繰り返しで読めるのは、毎月か毎年の、COUNT のないものだけです",
        en: "a recurrence that begins before 1900 has to be monthly or yearly, without COUNT")
}

// MARK: Tables

extension Wording {
    package static func noDateColumn(_ columns: [String]) -> Wording {
        let list = Wording.list(columns.prefix(12).map(plain))
        return Wording(
            ja: "日付の列が見つかりません（1 行目: \(list.ja)）。1 行目を date,name にするか、日付から始めてください",
            en:
                "no column has dates (the first row is: \(list.en)); let the first row be date,name, or begin with a date"
        )
    }
    package static func notATableDate(_ text: String) -> Wording {
        Wording(
            ja: "\(quoted(text))は日付ではありません。2026-12-24 か 2026/12/24 のように、年から書いてください",
            en: "\(quoted(text, .en)) is not a date; write 2026-12-24 or 2026/12/24, with the year first")
    }
    package static func noSuchCalendarDate(_ text: String) -> Wording {
        Wording(ja: "\(quoted(text))という日付は暦にありません", en: "\(quoted(text, .en)): the calendar has no such date")
    }
    package static let undecodableCalendarRow = Wording(
        ja: "文字として読めないバイトがあります。UTF-8 で保存し直してください",
        en: "there are bytes that are no characters; save the file as UTF-8")
    package static let tooManyOpenQuotes = Wording(
        ja: "閉じられていない引用符が多すぎて、表として読めません", en: "so many quotes aren't closed that this is no table")
}

// MARK: Notes

extension Wording {
    package static func cancelledEvents(_ count: Int) -> Wording {
        Wording(
            ja: "取り消された予定 \(count) 件を除きました", en: "\(count) cancelled event\(count == 1 ? "" : "s") left out")
    }
    package static func supersededEvents(_ count: Int) -> Wording {
        Wording(
            ja: "新しい版のある予定 \(count) 件を除きました", en: "\(count) older revision\(count == 1 ? "" : "s") of events left out")
    }
    package static func componentsPassedOver(_ name: String, _ count: Int) -> Wording {
        Wording(
            ja: "予定ではない \(plain(name)) を \(count) 件飛ばしました",
            en: "\(count) of \(plain(name)), which are no events, passed over")
    }
    package static func eventsOutsideYears(_ count: Int) -> Wording {
        Wording(
            ja: "予定 \(count) 件には、対象の年に当たる日がありません",
            en: "\(count) event\(count == 1 ? "" : "s") without a day in the years read")
    }
    package static func timedEvents(_ count: Int) -> Wording {
        Wording(
            ja: "時刻のある予定 \(count) 件は、かかる日をすべて終日とみなしました",
            en: "\(count) event\(count == 1 ? "" : "s") with a time of day, taken for all days touched")
    }
    package static func startsOutsideRule(_ count: Int) -> Wording {
        Wording(
            ja: "予定 \(count) 件の開始日は RRULE に当てはまりませんが、その日も数えました",
            en:
                "\(count) event\(count == 1 ? "" : "s") beginning on a day that the RRULE doesn't have, which counts as well"
        )
    }
    package static func observances(_ count: Int) -> Wording {
        Wording(
            ja: "公休日ではなく記念日（Observance、祭日）とされている予定が \(count) 件含まれています",
            en:
                "\(count) event\(count == 1 ? "" : "s") said to be an observance rather than a public holiday, counted all the same"
        )
    }
    package static func eventsWithoutName(_ count: Int) -> Wording {
        Wording(ja: "名前のない日が \(count) 件あります", en: "\(count) day\(count == 1 ? "" : "s") without a name")
    }
    package static func datesWithoutKind(_ count: Int) -> Wording {
        Wording(
            ja: "VALUE=DATE のない日付 \(count) 件を、日付として読みました",
            en: "\(count) date\(count == 1 ? "" : "s") without VALUE=DATE, taken for a date")
    }
    package static func eventsEndOnStart(_ count: Int) -> Wording {
        Wording(
            ja: "始まりと同じ日に終わる予定 \(count) 件を、その 1 日とみなしました",
            en: "\(count) event\(count == 1 ? "" : "s") ending on the day of the start, taken for that day")
    }
    package static func exceptionsWithoutOccurrence(_ count: Int) -> Wording {
        Wording(
            ja: "予定 \(count) 件に、該当する回のない EXDATE または RECURRENCE-ID があります",
            en: "\(count) event\(count == 1 ? "" : "s") with an EXDATE or RECURRENCE-ID that is no occurrence")
    }
    package static let calendarReadAsCP932 = Wording(
        ja: "UTF-8 ではないため、CP932（Shift_JIS）として読みました", en: "read as CP932 (Shift_JIS), because it isn't UTF-8")
    package static func calendarColumnsPassedOver(_ columns: [String]) -> Wording {
        let list = Wording.list(columns.prefix(12).map(plain))
        return Wording(ja: "使わない列: \(list.ja)", en: "columns that aren't used: \(list.en)")
    }
    package static func repeatedRows(_ count: Int) -> Wording {
        Wording(ja: "同じ内容の行 \(count) 件を除きました", en: "\(count) repeated row\(count == 1 ? "" : "s") left out")
    }
}

// MARK: Entries of `holidays`

extension Wording {
    package static let emptyHolidayEntry = Wording(
        ja: "空です。2026-12-24、12-31、2026-12-29/2027-01-03、またはカレンダーの名前を書いてください",
        en: "it is empty; write 2026-12-24, 12-31, 2026-12-29/2027-01-03 or a calendar's name")
    package static func notAHolidayDate(_ text: String, suggestion: String?) -> Wording {
        guard let suggestion else {
            return Wording(
                ja: "\(quoted(text))は日付ではありません。2026-12-24、毎年なら 12-31、期間なら 2026-12-29/2027-01-03 と書いてください",
                en: "\(quoted(text, .en)) is not a date; write 2026-12-24, 12-31 for every year, or "
                    + "2026-12-29/2027-01-03 for a span")
        }
        return Wording(
            ja: "\(quoted(text))は \(plain(suggestion)) と書いてください",
            en: "\(quoted(text, .en)) is written as \(plain(suggestion))")
    }
    package static func holidayOutsideYears(_ text: String, _ years: ClosedRange<Int>) -> Wording {
        Wording(
            ja: "\(quoted(text))は扱えません。扱えるのは \(years.lowerBound) 年から \(years.upperBound) 年までです",
            en: "\(quoted(text, .en)): hours are known for the years \(years.lowerBound) to \(years.upperBound)")
    }
    package static func mixedHolidaySpan(_ text: String) -> Wording {
        Wording(
            ja: "\(quoted(text))は片方にだけ年があります。両方に書くか、どちらにも書かないでください",
            en: "\(quoted(text, .en)) has a year at one end only; give it at both or at neither")
    }
    package static func reversedHolidaySpan(_ text: String, suggestion: String) -> Wording {
        Wording(
            ja: "\(quoted(text))は終わりが始まりより前です（もしかして: \(suggestion)）",
            en: "\(quoted(text, .en)) ends before it begins; did you mean \(suggestion)?")
    }
    package static func longHolidaySpan(_ text: String, days: Int, limit: Int) -> Wording {
        Wording(
            ja: "\(quoted(text))は \(days) 日間です。一つの期間は \(limit) 日までです",
            en: "\(quoted(text, .en)) has \(days) days; \(limit) is the most for one span")
    }
    package static func calendarNameReadsAsDate(_ name: String) -> Wording {
        Wording(
            ja: "\(quoted(name))は日付と見分けがつかないため、カレンダーの名前にできません。英字を含む名前にしてください",
            en: "\(quoted(name, .en)) reads as a date and can't name a calendar; use a name with letters")
    }
    package static func notACalendarName(_ name: String) -> Wording {
        Wording(
            ja: "\(quoted(name))はカレンダーの名前にできません。英数字、ハイフン、下線（64 文字まで）で付けてください",
            en: "\(quoted(name, .en)) can't name a calendar; use up to 64 of a-z, A-Z, 0-9, - and _")
    }
    package static func unknownCalendar(_ name: String, nearest: String?, known: [String]) -> Wording {
        let list = Wording.list(known)
        if let nearest {
            return Wording(
                ja: "カレンダー\(quoted(name))はありません（もしかして: \(nearest)）",
                en: "there is no calendar \(quoted(name, .en)); did you mean \(nearest)?")
        }
        return known.isEmpty
            ? Wording(
                ja: "カレンダー\(quoted(name))はありません。calendars に書いてください",
                en: "there is no calendar \(quoted(name, .en)); name it in calendars")
            : Wording(
                ja: "カレンダー\(quoted(name))はありません。あるのは \(list.ja) です",
                en: "there is no calendar \(quoted(name, .en)); there are: \(list.en)")
    }
}
