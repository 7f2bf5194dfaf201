// What `case` and its subcommands say.

extension Wording {
    package static let caseAcceptable = Wording(
        ja: "案件を受け付けられます（試行のため保存していません）", en: "the case would be opened; nothing is stored")
    package static func caseOpened(_ id: String) -> Wording {
        Wording(ja: "案件を受け付けました: \(id)", en: "case opened: \(id)")
    }
    package static func caseOpenedBefore(_ id: String, state: String) -> Wording {
        Wording(ja: "案件は受け付け済みです: \(id)  \(state)", en: "case opened before: \(id)  \(state)")
    }
    package static func caseNoted(_ id: String) -> Wording { Wording(ja: "メモを残しました: \(id)", en: "noted: \(id)") }
    package static func caseMarked(_ mark: String, id: String) -> Wording {
        Wording(ja: "\(mark) の印を付けました: \(id)", en: "marked \(mark): \(id)")
    }
    package static func caseResolved(_ stage: String, id: String) -> Wording {
        Wording(
            ja: "\(stage) で解決しました: \(id)。この案件からは、以後メールを送信しません",
            en: "resolved by \(stage): \(id); nothing of it is sent any more")
    }
    package static func caseNextStep(_ step: String) -> Wording { Wording(ja: "次の手順: \(step)", en: "next: \(step)") }
    package static func caseResolvedBy(_ stage: String) -> Wording { Wording(ja: "\(stage) で解決", en: "by \(stage)") }
    package static func caseWaitsFor(_ needs: String) -> Wording {
        Wording(ja: "\(needs) 待ち", en: "waits for \(needs)")
    }
    package static func noSuchCase(_ id: String) -> Wording {
        Wording(
            ja: "案件 \(id) はありません。「madoguchi case list」で一覧を確かめてください",
            en: "there is no case \(id); \"madoguchi case list\" lists them")
    }
    package static let nothingComesNext = Wording(ja: "次の手順はありません", en: "nothing comes next")
    package static func nothingComesNext(resolve id: String) -> Wording {
        Wording(
            ja: "次の手順はありません。解決したら: madoguchi case resolve \(id)",
            en: "nothing comes next; once it is solved: madoguchi case resolve \(id)")
    }
    package static func resolvedAt(_ moment: String, by stage: String) -> Wording {
        Wording(ja: "\(moment)（\(stage)）", en: "\(moment), by \(stage)")
    }
}
