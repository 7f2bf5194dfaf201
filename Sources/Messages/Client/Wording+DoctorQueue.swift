// What `doctor` finds of the queue and the plans.

extension Wording {
    package static let stateSlowedDown = Wording(ja: "送信を抑えています", en: "slowed down")
    package static let thenResumeQueue = Wording(
        ja: "対処したら madoguchi queue resume で再開してください", en: "once that is done: madoguchi queue resume")
    package static func oldestDueSince(_ moment: String) -> Wording {
        Wording(ja: "最も古い予定は \(moment) です", en: "the oldest one has been due since \(moment)")
    }
    package static let seeRelayBelow = Wording(
        ja: "下の「中継先」と madoguchi queue stats を見てください", en: "see \"relay\" below, and madoguchi queue stats")
    package static func addPlanOrCancel(_ plan: String) -> Wording {
        Wording(
            ja: "プランを設定に戻すか、取り消してください（madoguchi queue list --plan \(plan) --state queued）",
            en: "add the plan again, or cancel them (madoguchi queue list --plan \(plan) --state queued)")
    }
    package static func heldWithoutHours(_ number: String) -> Wording {
        Wording(
            ja: "\(number) 件が保留です。プランが設定にないか、対応時間帯がありません",
            en: "\(number) are held: their plan isn't configured, or is never staffed")
    }
    package static let addSomePlanOrCancel = Wording(
        ja: "プランを設定に戻すか、取り消してください（madoguchi queue list --state queued）",
        en: "add the plan again, or cancel them (madoguchi queue list --state queued)")
    package static func someUncertain(_ number: String) -> Wording {
        Wording(ja: "\(number) 件は結果不明です", en: "\(number) are uncertain")
    }
    package static let retryOrCancelUncertain = Wording(
        ja: "madoguchi queue list --state uncertain で確かめ、再送するか取り消してください",
        en: "madoguchi queue list --state uncertain; then retry or cancel each")
    package static let restInNextWindow = Wording(
        ja: "残りはその次の時間帯に送られます。中継先が許すなら delivery.limits を上げてください",
        en: "the rest is sent in the next window; or raise delivery.limits, as far as the relay allows")
    package static func planOpenUntil(_ moment: String) -> Wording {
        Wording(ja: "\(moment) まで受付中", en: "open until \(moment)")
    }
    package static func thenWindow(_ window: String) -> Wording {
        Wording(ja: "、その次は \(window)", en: ", then \(window)")
    }
    package static let openAtAllTimes = Wording(ja: "常時受付", en: "open at all times")
    package static func planNeverOpen(_ plan: String) -> Wording {
        Wording(ja: "\(plan): 対応時間帯がありません", en: "\(plan): it is never open")
    }
    package static let correctPlansHours = Wording(
        ja: "設定の hours を確かめてください", en: "correct its hours in the configuration")
    package static func planClosedNext(_ plan: String, next window: String) -> Wording {
        Wording(ja: "\(plan): 時間外、次は \(window)", en: "\(plan): closed, next \(window)")
    }
    /// - Parameters:
    ///   - count: as it is shown.
    ///   - next: a moment.
    package static func queued(_ count: String, next: String?) -> Wording {
        Wording(
            ja: "待機中 \(count) 件" + (next.map { "、次の予定 \($0)" } ?? ""),
            en: "\(count) queued" + (next.map { ", the next one due \($0)" } ?? ""))
    }
    /// - Parameter number: the count as it is shown.
    package static func heldForPlan(_ plan: String, _ count: Int, number: String) -> Wording {
        Wording(
            ja: "\(plan): このプランは設定にないため、\(number) 件が保留です",
            en: "\(plan): \(number) \(count == 1 ? "is" : "are") held: the plan isn't configured")
    }
    /// - Parameters:
    ///   - number: a count as it is shown.
    ///   - done: a moment.
    package static func windowTooShort(_ plan: String, number: String, done: String) -> Wording {
        Wording(
            ja: "\(plan): 次の対応時間帯に \(number) 件あり、完了は \(done) の見込みです",
            en: "\(plan): \(number) are due in the coming window, and won't have left before \(done)")
    }
}
