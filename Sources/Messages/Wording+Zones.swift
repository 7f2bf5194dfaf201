package import SupportHours

// What is said of time zones that can't be used.

extension Wording {
    /// - Parameter advice: goes on with the sentence.
    package static func notAZoneName(_ name: String, _ advice: Wording) -> Wording {
        Wording(
            ja: "\(quoted(name))はタイムゾーンの名前ではありません\(advice.ja)",
            en: "\(quoted(name, .en)) can't be a time zone's name\(advice.en)")
    }

    /// - Parameter advice: goes on with the sentence.
    package static func noSuchZone(_ name: String, in directory: String, _ advice: Wording) -> Wording {
        Wording(
            ja: "タイムゾーン\(quoted(name))は \(directory) にありません\(advice.ja)",
            en: "there is no time zone \(quoted(name, .en)) in \(directory)\(advice.en)")
    }

    /// - Parameter reason: the operating system's words.
    package static func zoneFileUnreadable(_ path: String, reason: Wording) -> Wording {
        Wording(
            ja: "タイムゾーンのファイル \(path) を読めません（\(reason.ja)）",
            en: "the time zone file \(path) can't be read: \(reason.en)")
    }

    package static func zoneFileUnusable(_ path: String, _ error: TZifError) -> Wording {
        Wording(
            ja: "タイムゾーンのファイル \(path) を使えません: \(error.wording.ja)。パッケージ tzdata を入れ直してください",
            en: "the time zone file \(path) can't be used: \(error.wording.en); reinstall the package tzdata")
    }
}

// MARK: Advice

extension Wording {
    package static let zoneDatabaseMissing = Wording(
        ja: "。パッケージ tzdata が入っているか確かめてください", en: "; is the package tzdata installed?")

    package static let writeZoneAsDatabase = Wording(
        ja: "。Asia/Tokyo のように、tz データベースの名前で書いてください",
        en: "; write it as the tz database does, like Asia/Tokyo")

    package static func zoneMeant(_ name: Wording) -> Wording {
        Wording(ja: "（もしかして: \(name.ja)）", en: "; did you mean \(name.en)?")
    }

    /// - Parameter zones: two or more.
    package static func severalZonesMeant(_ zones: [Wording]) -> Wording {
        Wording(
            ja: "。時刻が一つに決まらないため、\(zones.map(\.ja).joined(separator: "、"))のどれかを書いてください",
            en: "; it isn't one clock: name \(zones.dropLast().map(\.en).joined(separator: ", ")) or "
                + (zones.last?.en ?? ""))
    }

    /// A zone with its clock: `America/Los_Angeles (UTC-8, in summer UTC-7)`.
    ///
    /// - Parameters:
    ///   - standard: seconds east of Greenwich.
    ///   - summer: the same in summer, where it is another.
    package static func zone(_ name: String, standard: Int, summer: Int?) -> Wording {
        let offset = utc(standard)
        let other = summer.map { (ja: "、夏は \(utc($0))", en: ", in summer \(utc($0))") } ?? (ja: "", en: "")
        return Wording(ja: "\(name)（\(offset)\(other.ja)）", en: "\(name) (\(offset)\(other.en))")
    }

    private static func utc(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        let rest = minutes % 60 == 0 ? "" : ":\((minutes % 60).padded(to: 2))"
        return seconds == 0 ? "UTC" : "UTC\(seconds < 0 ? "-" : "+")\(minutes / 60)\(rest)"
    }
}

// MARK: Files

extension TZifError: WordedError {
    package var wording: Wording {
        switch self {
        case .notTZif:
            Wording(
                ja: "TZif ファイルではありません（先頭が \"TZif\" ではない）",
                en: "not a TZif file: it doesn't begin with \"TZif\"")
        case .unknownVersion(let byte):
            Wording(
                ja: "TZif の版を表すバイト \(byte) は不明です。読めるのは版 1 から 4 までです",
                en: "TZif version byte \(byte) is unknown; versions 1 to 4 can be read")
        case .truncated: Wording(ja: "TZif データが途中で切れています", en: "the TZif data is cut short")
        case .leapSeconds:
            Wording(
                ja: "うるう秒を数える TZif データ（\"right/\" のファイル）です。\"right/\" の外にある同じ名前のタイムゾーンを"
                    + "使ってください",
                en:
                    "the TZif data counts leap seconds (a \"right/\" file); use the zone of the same name outside \"right/\""
            )
        case .malformed(let what):
            Wording(ja: "TZif データが正しくありません（\(what.wording.ja)）", en: "malformed TZif data: \(what.wording.en)")
        case .footer(let text):
            Wording(
                ja: "TZif のフッター\(quoted(text))が POSIX の TZ 文字列ではありません",
                en: "the TZif footer is not a POSIX TZ string: \(quoted(text, .en))")
        }
    }
}

extension TZifError.Malformation {
    fileprivate var wording: Wording {
        switch self {
        case .typeCount(let count): Wording(ja: "地方時の型が \(count) 個", en: "\(count) local time types")
        case .noDesignations: Wording(ja: "略称がない", en: "no designations")
        case .indicatorCounts(let types):
            Wording(
                ja: "標識の数が \(types) 個の地方時の型と合わない",
                en: "indicator counts that don't match the \(types) local time types")
        case .descendingTimes: Wording(ja: "切り替えの時刻が昇順でない", en: "transition times don't ascend")
        case .transitionToType(let index):
            Wording(
                ja: "切り替え先の地方時の型 \(index) がない",
                en: "transition to local time type \(index), which isn't there")
        case .offset(let seconds): Wording(ja: "時差が \(seconds) 秒", en: "an offset of \(seconds) s")
        case .daylightFlag(let flag): Wording(ja: "夏時間の標識が \(flag)", en: "a daylight flag of \(flag)")
        case .unendedDesignation: Wording(ja: "略称が終わっていない", en: "a designation that doesn't end")
        case .designationNotASCII: Wording(ja: "略称が ASCII でない", en: "a designation that isn't ASCII")
        case .noFooter: Wording(ja: "データの後にフッターがない", en: "no footer behind the data")
        }
    }
}
