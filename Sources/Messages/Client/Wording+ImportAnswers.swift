// What `import` says.

extension Wording {
    package static let importInterrupted = Wording(
        ja: "取り込みが途中で止まりました。もう一度実行してください。二重に保存されることはありません",
        en: "the import was interrupted; run it again, nothing is stored twice")
    package static func importProgress(_ accepted: String, refused: String) -> Wording {
        Wording(ja: "受付 \(accepted) 件、不可 \(refused) 件", en: "\(accepted) accepted, \(refused) refused")
    }
    package static func importAcceptable(_ number: String) -> Wording {
        Wording(ja: "受け付け可能 \(number) 件（試行のため保存していません）", en: "\(number) would be accepted")
    }
    package static func importAccepted(_ number: String) -> Wording {
        Wording(ja: "受け付け \(number) 件", en: "\(number) accepted")
    }
    package static func importLine(_ line: Int) -> Wording { Wording(ja: "\(line) 行目", en: "line \(line)") }
    package static func didYouMean(_ suggestion: String) -> Wording {
        Wording(ja: "（もしかして: \(suggestion)）", en: " (did you mean \(suggestion)?)")
    }
    package static func andMore(_ number: String) -> Wording { Wording(ja: "ほか \(number) 件", en: "and \(number) more") }
    package static func importLineTooLong(_ limit: Int) -> Wording {
        Wording(ja: "1 行が \(limit) バイトを超えています", en: "longer than \(limit) bytes")
    }
    package static func rejectsHoldAll(_ more: String) -> Wording {
        Wording(ja: "\(more)。--rejects FILE ですべてをファイルに書き出せます", en: "\(more); --rejects FILE writes them all")
    }
    package static func importAcceptedBefore(_ number: String) -> Wording {
        Wording(ja: "受け付け済み \(number) 件", en: "\(number) accepted before")
    }
    package static func importRefused(_ number: String) -> Wording {
        Wording(ja: "受け付け不可 \(number) 件", en: "\(number) refused")
    }
    package static func importPostponed(_ number: String) -> Wording {
        Wording(ja: "いまは受け付け不可（あとでもう一度取り込んでください） \(number) 件", en: "\(number) not accepted for now; import again later")
    }
}
