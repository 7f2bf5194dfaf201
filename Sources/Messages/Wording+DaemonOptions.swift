// What is said of the daemon's command line.

extension Wording {
    package static let explainWithoutCheck = Wording(
        ja: "--explain は --check と一緒に使います。両方を指定してください", en: "--explain goes with --check; give both")
    package static let withWithoutCheck = Wording(
        ja: "--with は --check と一緒に使います。両方を指定してください", en: "--with goes with --check; give both")
    package static let writeDropInWithOthers = Wording(
        ja: "--write-drop-in は --check や --restore と一緒には使えません",
        en: "--write-drop-in goes without --check and --restore")
    package static let checkWithRestore = Wording(
        ja: "--check と --restore は同時に使えません。どちらか一つにしてください",
        en: "--check and --restore exclude each other; give one of them")
    package static let keepSendingWithoutRestore = Wording(
        ja: "--keep-sending は --restore と一緒に使います", en: "--keep-sending goes with --restore")
    package static func goesAlone(_ option: String) -> Wording {
        Wording(ja: "\(option) は、ほかの作業のオプションと一緒には使えません", en: "\(option) goes without the options for other jobs")
    }
    package static let configurationTitle = Wording(ja: "madoguchi の設定", en: "The configuration of madoguchi")
    package static func noLogLevel(_ text: String, known: [String]) -> Wording {
        Wording(
            ja: "\(quoted(text))というログレベルはありません。次のどれかにしてください: \(known.joined(separator: "、"))",
            en: "\(quoted(text, .en)) is no log level; use one of \(known.joined(separator: ", "))")
    }
}
