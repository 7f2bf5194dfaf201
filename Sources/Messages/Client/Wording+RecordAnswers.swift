// What `record` and its subcommands say.

extension Wording {
    package static func recorded(_ id: String) -> Wording { Wording(ja: "記録しました: \(id)", en: "recorded: \(id)") }
    package static func recordCureLater(_ id: String) -> Wording {
        Wording(
            ja: "解決したら: madoguchi record amend \(id) --cure 解決のしかた",
            en: "once it is settled: madoguchi record amend \(id) --cure TEXT")
    }
    package static let recordError = Wording(ja: "■ エラー", en: "ERROR")
    package static let recordSeenOn = Wording(ja: "■ 環境", en: "SEEN ON")
    package static let recordSteps = Wording(ja: "■ 操作", en: "STEPS")
    package static let recordTried = Wording(ja: "■ 試したこと", en: "TRIED")
    package static let recordCure = Wording(ja: "■ 解決のしかた", en: "CURE")
    package static let removed = Wording(ja: "削除しました", en: "removed")
    package static func noSuchRecord(_ id: String) -> Wording {
        Wording(
            ja: "記録 \(id) はありません。「madoguchi record search」で一覧を確かめてください",
            en: "there is no record \(id); \"madoguchi record search\" lists them")
    }
}
