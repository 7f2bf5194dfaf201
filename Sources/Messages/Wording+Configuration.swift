// What is said of the configuration's files, and of its values outside of delivery and guidance.

// MARK: Files

extension Wording {
    package static func configurationUnreadable(_ file: String, _ reason: Wording) -> Wording {
        Wording(
            ja: "\(file): \(reason.ja)。--config のパスと、このユーザーが読めるかを確かめてください",
            en: "\(file): \(reason.en); check the path given with --config, and that this user may read it")
    }
    package static func dropInsUnreadable(_ directory: String, _ reason: Wording) -> Wording {
        Wording(
            ja: "\(directory): \(reason.ja)。madoguchid が読めるディレクトリにしてください",
            en: "\(directory): \(reason.en); it must be a directory that madoguchid may read")
    }
    package static func tooManyDropIns(_ directory: String, limit: Int) -> Wording {
        Wording(
            ja: "\(directory): ファイルが \(limit) 個を超えています。まとめてください",
            en: "\(directory): has more than \(limit) files; combine them")
    }
    package static func noDropInName(_ path: String) -> Wording {
        Wording(
            ja: "\(path): ドロップインの名前は .yaml で終わり、ドットで始まらないものにしてください",
            en: "\(path): a drop-in's name ends in .yaml and doesn't begin with a dot; give it such a name")
    }
    package static func dropInUnreadable(_ path: String, _ reason: Wording) -> Wording {
        Wording(
            ja: "\(path): \(reason.ja)。このファイルを直すか、取り除いてください",
            en: "\(path): \(reason.en); correct this file, or remove it")
    }
}

// MARK: Mappings

extension Wording {
    package static let configuration = Wording(ja: "設定", en: "the configuration")
    package static let partOfConfiguration = Wording(
        ja: "設定の一部（「キー: 値」の組）", en: "a mapping with a part of the configuration (key: value)")

    /// A mapping by its name in the configuration.
    package static func section(_ name: String) -> Wording { Wording(ja: "「\(name)」", en: "\(name)") }

    package static func planSection(_ id: String) -> Wording {
        Wording(ja: "プラン\(quoted(id))", en: "plan \(quoted(id, .en))")
    }

    /// - Parameter keys: two or more.
    package static func excludeEachOther(_ keys: [String]) -> Wording {
        Wording(
            ja: "\(keys.joined(separator: " と ")) は同時に指定できません。どちらか一つにしてください",
            en: "\(keys.joined(separator: " and ")) exclude each other; keep one")
    }
}

// MARK: Values

extension Wording {
    package static let pathValue = Wording(ja: "パス", en: "a path")
    package static let nulInPath = Wording(ja: "パスに NUL バイトは使えません", en: "a path can't contain a NUL byte")
    package static let zoneNameValue = Wording(
        ja: "タイムゾーンの名前（Asia/Tokyo など）", en: "a zone's name, as Asia/Tokyo")
    package static let nameValue = Wording(ja: "名前", en: "a name")
    package static let channelValue = Wording(ja: "窓口の名前（live-chat など）", en: "a channel's name, as live-chat")
    package static let channelsValue = Wording(
        ja: "窓口の一覧（[live-chat] など）", en: "a list of channels, as [live-chat]")
    package static let dateValue = Wording(ja: "日付（2026-12-25 など）", en: "a date, as 2026-12-25")
    package static let datesValue = Wording(
        ja: "日付の一覧（[2026-12-25] など）", en: "a list of dates, as [2026-12-25]")
    package static let durationValue = Wording(
        ja: "時間の長さ（5m や PT5M など）", en: "a duration, as 5m or PT5M")
    package static let positiveDurationValue = Wording(
        ja: "1 秒以上の長さ", en: "a duration of at least a second")
    package static let dailySpanValue = Wording(
        ja: "一日の時間帯（\"00:00-22:00\" など）", en: "hours of a day, as \"00:00-22:00\"")
    package static let openingHoursValue = Wording(
        ja: "対応時間（\"Mo-Fr 06:00-17:00\" など）", en: "opening hours, as \"Mo-Fr 06:00-17:00\"")

    /// - Parameter fault: names what was found.
    package static func foundFaulty(_ fault: Wording) -> Wording { Wording(ja: "\(fault.ja)", en: "found \(fault.en)") }
}

// MARK: Plans

extension Wording {
    package static let noPlan = Wording(
        ja: "プランがありません。一つ以上書いてください（basic: { timezone: …, hours: … }）",
        en: "found no plan, expected at least one (basic: { timezone: …, hours: … })")
    package static func noPlanName(_ id: String) -> Wording {
        Wording(
            ja: "\(quoted(id))はプランの名前に使えません。a-z、A-Z、0-9、-、_ を 64 文字までで書き、人に見せる名前は "
                + "name: { ja: …, en: … } に書いてください",
            en: "\(quoted(id, .en)) can't name a plan; use up to 64 of a-z, A-Z, 0-9, - and _, and put the name for "
                + "people in name: { ja: …, en: … }")
    }

    package static let plansValue = Wording(
        ja: "プランの名前の一覧（[basic, desk] など）", en: "a list of plans' names, as [basic, desk]")
    package static func planNamedTwice(_ plan: String) -> Wording {
        Wording(
            ja: "プラン\(quoted(plan))が二回書かれています。一度だけ書いてください",
            en: "names the plan \(quoted(plan, .en)) twice; name it once")
    }
    package static func notOfCombinedPlan(_ key: String, combination: String) -> Wording {
        Wording(
            ja: "\(combination) で組み合わせたプランには \(key) を書けません。組み合わせるプランのほうに書いてください",
            en: "a plan made by \(combination) takes no \(key); give it to the plans that it is made of")
    }

    /// - Parameter plans: that lead from the first to itself again.
    package static func plansMadeOfThemselves(_ plans: [String]) -> Wording {
        let path = plans.joined(separator: " → ")
        return Wording(
            ja: "プランが自分自身を含んでいます（\(path)）。どれか一つを外してください",
            en: "a plan is made of itself (\(path)); take one of them out")
    }
    package static func plansNestTooDeep(limit: Int) -> Wording {
        Wording(
            ja: "プランの組み合わせが \(limit) 段より深くなっています。組み合わせるプランを直接並べてください",
            en: "plans nest more than \(limit) deep; name the plans that it comes to directly")
    }

    /// - Parameter zone: one that stands in the hours and has a key of its own.
    package static func hoursUnreadable(_ fault: Wording, zone: String?) -> Wording {
        let fault = Wording(
            ja: "対応時間を読み取れません: \(fault.ja)", en: "these hours can't be read: \(fault.en)")
        return zone.map { .sentences(fault, .zoneHasItsKey($0)) } ?? fault
    }
    private static func zoneHasItsKey(_ zone: String) -> Wording {
        Wording(
            ja: "タイムゾーン（\(zone)）は timezone に書いてください",
            en: "the time zone (\(zone)) is given with the key timezone")
    }
    package static let hoursAreComment = Wording(
        ja: "対応時間の全体が引用符で囲まれて注記になっているため、受付中になることがありません。引用符を取り除くか、対応時間を"
            + "書いてください",
        en:
            "these hours are nothing but a comment, for quotation marks stand around them: by them nobody is ever there; "
            + "take the quotation marks away, or write the hours")
}

// MARK: Follow-ups

extension Wording {
    /// - Parameter first: as ISO 8601.
    package static func longestBelowFirst(_ first: String) -> Wording {
        Wording(
            ja: "longest が first（\(first)）より短くなっています。first 以上にしてください",
            en: "longest is shorter than first (\(first)); make it at least as long")
    }
}
