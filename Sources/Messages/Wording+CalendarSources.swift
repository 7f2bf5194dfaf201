// What is said of where calendars come from: files that are read, feeds that are fetched, and what stays in use meanwhile.

// MARK: Why a source isn't read as it is now

extension Trouble {
    /// - Parameter failure: of the request.
    package static func feedUnfetched(_ failure: Trouble) -> Trouble {
        failure.causing { reason in
            Wording(ja: "取得できません: \(reason.ja)", en: "it can't be fetched: \(reason.en)")
        }
    }

    package static func feedHostPrivate(_ host: String) -> Trouble {
        Trouble(
            hostPrivate(host).cause,
            remedy: Wording(
                ja: "意図したものであれば、このカレンダーに allow_private を設定してください",
                en: "set allow_private for this calendar if that is intended"))
    }

    /// - Parameter status: the answer's code.
    package static func feedAnswered(_ status: Int) -> Trouble {
        Trouble(
            Wording(ja: "サーバーが \(status) で応答しました", en: "the server answers with \(status)"),
            remedy: (400..<500).contains(status)
                ? Wording(ja: "url を確かめてください", en: "check the url") : nil)
    }

    package static func feedTooLarge(bytes: Int) -> Trouble { Trouble(.calendarTooLarge(bytes: bytes)) }

    package static let malformedFeedURL = Trouble(
        Wording(
            ja: "url が https://ホスト/パス の形ではありません", en: "the url isn't one of the form https://host/path"),
        remedy: Wording(ja: "url を確かめてください", en: "check the url"))

    /// - Parameter reason: the dynamic linker's own words.
    package static func feedsNeedLibcurl(_ reason: String) -> Trouble {
        Trouble(
            Wording(
                ja: "url のカレンダーには libcurl が必要ですが、読み込めません（\(reason)）",
                en: "calendars with a url need libcurl, which can't be loaded (\(reason))"),
            remedy: .installLibcurl, ending: .restart)
    }
}

extension Wording {
    /// - Parameter reason: the system's.
    package static func calendarFileUnread(_ reason: Wording) -> Wording {
        Wording(
            ja: "\(reason.ja)。file のパスと、madoguchid が読めるかを確かめてください",
            en: "\(reason.en); check the path in file, and that madoguchid may read it")
    }
    package static let feedNotFetchedYet = Wording(ja: "まだ取得していません", en: "it hasn't been fetched yet")

    /// - Parameter more: how many faults there are beside this one.
    package static func calendarFaults(_ first: Wording, more: Int) -> Wording {
        guard more > 0 else { return first }
        return Wording(ja: "\(first.ja)（ほかに \(more) 件）", en: "\(first.en) (and \(more) more)")
    }

    /// - Parameter instant: when the days in use were read.
    package static func earlierDaysStay(_ instant: String) -> Wording {
        Wording(ja: "\(instant) に読み込んだ日付を使い続けます", en: "the days read at \(instant) stay in use")
    }
    package static let restOfCalendarUsed = Wording(
        ja: "読み込めた日付だけを使っているため、足りない日があるかもしれません",
        en: "the days that could be read are in use, and others may be missing")
    package static let calendarHasNoDays = Wording(
        ja: "このカレンダーの日付は 1 件もありません", en: "until then the calendar has no day")
}

// MARK: The log

extension Wording {
    /// - Parameter last: the last date that it speaks for.
    package static func calendarRead(_ name: String, days: Int, last: String?) -> Wording {
        Wording(
            ja: "カレンダー\(quoted(name))を読み込みました: \(days) 日" + (last.map { "（\($0) まで）" } ?? ""),
            en: "the calendar \(quoted(name, .en)) was read: \(days == 1 ? "1 day" : "\(days) days")"
                + (last.map { " up to \($0)" } ?? ""))
    }

    /// - Parameter trouble: why, and what stays in use.
    package static func calendarUnreadable(_ name: String, _ trouble: Wording) -> Wording {
        Wording(
            ja: "カレンダー\(quoted(name))を今の内容で使えません: \(trouble.ja)",
            en: "the calendar \(quoted(name, .en)) can't be used as it is now: \(trouble.en)")
    }
    package static func calendarReadableAgain(_ name: String) -> Wording {
        Wording(
            ja: "カレンダー\(quoted(name))を今の内容で使えるようになりました",
            en: "the calendar \(quoted(name, .en)) can be used as it is again")
    }

    /// - Parameter reason: the system's.
    package static func calendarNotKept(_ name: String, _ reason: Wording) -> Wording {
        Wording(
            ja: "カレンダー\(quoted(name))の写しを保存できません。再起動したときに取得元を読めないと、日付がなくなります: \(reason.ja)",
            en:
                "no copy of the calendar \(quoted(name, .en)) can be kept; if its source can't be read at the next start, "
                + "its days are gone: \(reason.en)")
    }
}

// MARK: A check of the configuration

extension Wording {
    package static let calendarsHeading = Wording(ja: "カレンダー:", en: "calendars:")

    /// - Parameters:
    ///   - span: the first and the last date that it speaks for.
    ///   - source: where it is from.
    package static func calendarComesTo(_ name: String, days: Int, span: (String, String)?, source: String) -> Wording {
        let count = (ja: "\(days) 日", en: days == 1 ? "1 day" : "\(days) days")
        guard let span else {
            return Wording(
                ja: "\(name): \(count.ja)（\(source)）", en: "\(name): \(count.en) (\(source))")
        }
        return Wording(
            ja: "\(name): \(count.ja)、\(span.0) から \(span.1) まで（\(source)）",
            en: "\(name): \(count.en), \(span.0) to \(span.1) (\(source))")
    }
    package static func moreCalendarFaults(_ count: Int) -> Wording {
        Wording(ja: "ほかに \(count) 件", en: "and \(count) more")
    }
}

// MARK: The unit

extension Wording {
    package static let calendarsPurpose = Wording(
        ja: "url のカレンダーを取得するため", en: "calendars that are fetched")

    /// Two things that something is needed for.
    package static func purposes(_ first: Wording, _ second: Wording) -> Wording {
        Wording(ja: "\(first.ja)、\(second.ja)", en: "\(first.en), and \(second.en)")
    }
}
