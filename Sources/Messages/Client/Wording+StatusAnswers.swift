// What `status` and other commands say of a plan's state.

extension Wording {
    package static let memberNotOpen = Wording(ja: "受付中でない", en: "not open")
    package static let openWhileAll = Wording(ja: "次のすべてが受付中の間だけ受付中:", en: "open while all of these are:")
    package static let openWhileAny = Wording(ja: "次のどれかが受付中の間は受付中:", en: "open while one of these is:")
    package static let noEnd = Wording(ja: "終わりなし", en: "no end")
    package static func untilMoment(_ moment: String) -> Wording { Wording(ja: "\(moment) まで", en: "until \(moment)") }
    package static let aroundTheClock = Wording(ja: "24 時間、終わりなし", en: "around the clock, no end")
    package static let neverAgain = Wording(ja: "予定なし", en: "never again")
    package static let none = Wording(ja: "なし", en: "none")
    package static let sinceAlways = Wording(ja: "ずっと前から", en: "always")
    package static let reasonOpenedByOverride = Wording(ja: "臨時受付", en: "opened by an override")
    package static let reasonClosedByOverride = Wording(ja: "臨時休業", en: "closed by an override")
    package static let reasonUnknownByOverride = Wording(ja: "臨時に受付未定", en: "unknown by an override")
    /// - Parameter plan: the name of the member of a combined plan that decides.
    package static func reasonOfPlan(_ plan: String) -> Wording {
        Wording(ja: "（\(plan)）", en: "  (\(plan))")
    }
    package static func allOfPlans(_ plans: [String]) -> Wording {
        Wording(ja: "\(plans.joined(separator: "、")) のすべて", en: "all of \(plans.joined(separator: ", "))")
    }
    package static func anyOfPlans(_ plans: [String]) -> Wording {
        Wording(ja: "\(plans.joined(separator: "、")) のどれか", en: "any of \(plans.joined(separator: ", "))")
    }
}
