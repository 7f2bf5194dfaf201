// What follow-ups and cases are accepted with all the same: each warning's sentence, and what may be done about it.

// MARK: When it leaves

extension Wording {
    /// - Parameters: instants.
    package static func expiresBeforeDue(_ expiry: String, due: String) -> Wording {
        Wording(
            ja: "有効期限は \(expiry) ですが、送信は早くても \(due) になるため、送信されません。",
            en: "It expires at \(expiry), and isn't due before \(due): it won't be sent.")
    }
    package static func expireLater(than due: String) -> Wording {
        Wording(
            ja: "有効期限を \(due) より後にするか、expires_at を外してください",
            en: "let it expire after \(due), or leave expires_at out")
    }
    package static func notBeforePast(_ instant: String) -> Wording {
        Wording(
            ja: "受け付けた時点で not_before（\(instant)）を過ぎていました。対応時間になりしだい送信します。",
            en: "not_before (\(instant)) was past at acceptance: it is sent as soon as staff is there.")
    }
    package static func neverStaffed(_ plan: String) -> Wording {
        Wording(
            ja: "プラン\(quoted(plan))には今後の対応時間帯がないため、保留されています。",
            en: "By its hours the plan \(quoted(plan, .en)) isn't staffed from then on, so this is held.")
    }
    package static let correctHours = Wording(
        ja: "プランの対応時間を直すか、これを取り消して別のプランで送ってください",
        en: "correct the plan's hours, or cancel this and send it under another plan")
    package static func planGone(_ plan: String) -> Wording {
        Wording(
            ja: "プラン\(quoted(plan))が設定にないため、保留されています。",
            en: "The configuration has no plan \(quoted(plan, .en)) any more, so this is held.")
    }
    package static let configurePlanAgain = Wording(
        ja: "プランを設定に戻すか、これを取り消してください", en: "configure the plan again, or cancel this")
}

// MARK: Cases

extension Wording {
    /// - Parameter id: the other case's.
    package static func openCase(_ id: String) -> Wording {
        Wording(
            ja: "同じお客様に、対応中の案件 \(id) がすでにあります。どちらの案件からもメールが送られます。",
            en: "The same customer has the open case \(id) already; each sends them messages.")
    }
    package static let resolveOne = Wording(ja: "どちらかを解決済みにしてください", en: "resolve one of them")
    package static let caseDoesNotContinue = Wording(
        ja: "この案件の保存データを読み取れないため、先に進みません。",
        en: "The stored data of this case can't be read, so it doesn't continue.")
    package static let runVersionOfCase = Wording(
        ja: "この案件を開いた版の madoguchi を動かすか、別の案件を開いてください",
        en: "run the version of madoguchi that opened it, or open another case")
}
