// What `close`, `open` and `overrides` say.

extension Wording {
    package static func noLengthOfTime(_ duration: String) -> Wording {
        Wording(
            ja: "--for: \(duration) は時間の長さとして読み取れません。90m、4h、2d のように指定してください",
            en: "--for: \(duration) is no length of time; give one as 90m, 4h or 2d")
    }
    package static let wouldHold = Wording(
        ja: "変更していません。実行すると、次のようになります:", en: "nothing is changed; this is what would hold:")
    package static func toTakeItBack(_ id: String) -> Wording {
        Wording(ja: "取り消すには: madoguchi overrides remove \(id)", en: "to take it back: madoguchi overrides remove \(id)")
    }
    package static func overrideOpen(_ name: String, span: String) -> Wording {
        Wording(ja: "\(name) は \(span)、臨時に受け付けます", en: "\(name) is open \(span)")
    }
    package static func overrideClosed(_ name: String, span: String) -> Wording {
        Wording(ja: "\(name) は \(span)、臨時休業です", en: "\(name) is closed \(span)")
    }
    package static func overrideUnknown(_ name: String, span: String) -> Wording {
        Wording(ja: "\(name) は \(span)、受付中かどうか分からないものとします", en: "whether \(name) is open isn't known \(span)")
    }
    package static let noMessageAffected = Wording(ja: "送信待ちのメールに影響はありません", en: "no queued message is affected")
    package static let overrideIsOpen = Wording(ja: "臨時受付", en: "open")
    package static let overrideIsClosed = Wording(ja: "臨時休業", en: "closed")
    package static let overrideIsUnknown = Wording(ja: "受付未定", en: "unknown")
    package static let untilItIsRemoved = Wording(ja: "取り消すまで", en: "until removed")
    package static let overrideHolds = Wording(ja: "適用中", en: "now")
    package static let overrideComes = Wording(ja: "予定", en: "to come")
    package static let overrideOver = Wording(ja: "終了", en: "over")
    package static let overrideRemoved = Wording(ja: "取り消し", en: "removed")
    package static let noOverrides = Wording(ja: "臨時の休業と受付はありません", en: "no overrides")
    package static func overrideTakenBack(_ name: String, state: String, span: String) -> Wording {
        Wording(ja: "取り消しました: \(name) の\(state)、\(span)", en: "removed: \(name), \(state) \(span)")
    }
    package static let formerHoursHold = Wording(ja: "登録する前の対応時間に戻りました", en: "what was there before holds again")
    package static func noSuchOverride(_ id: String) -> Wording {
        Wording(
            ja: "臨時の休業または受付 \(id) はありません。「madoguchi overrides」で一覧を確かめてください",
            en: "there is no override \(id); \"madoguchi overrides\" lists them")
    }
    package static func overrideEnd(_ moment: String) -> Wording { Wording(ja: "\(moment) まで", en: moment) }
    package static let overrideEndsOnceRemoved = Wording(ja: "取り消すまで", en: "it is removed")
    /// - Parameter end: ``overrideEnd(_:)`` or ``overrideEndsOnceRemoved``.
    package static func overrideSpan(from start: String, until end: String) -> Wording {
        Wording(ja: "\(start) から \(end)", en: "from \(start) until \(end)")
    }
    /// - Parameter number: the count as it is shown.
    package static func messagesWouldMove(_ count: Int, number: String) -> Wording {
        Wording(
            ja: "送信待ちの \(number) 件の送信予定が変わります",
            en: "\(number) queued \(count == 1 ? "message" : "messages") would get a new time")
    }
    /// - Parameter number: the count as it is shown.
    package static func messagesMoved(_ count: Int, number: String) -> Wording {
        Wording(
            ja: "送信待ちの \(number) 件の送信予定が変わりました",
            en: "\(number) queued \(count == 1 ? "message gets" : "messages get") a new time")
    }
}
