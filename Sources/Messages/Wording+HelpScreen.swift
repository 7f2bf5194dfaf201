// The words around the texts of ``Help``. English is swift-argument-parser's own.

extension Wording {
    package static let helpOverview = Wording(ja: "概要: ", en: "OVERVIEW: ")
    package static let helpUsage = Wording(ja: "使い方: ", en: "USAGE: ")
    package static let helpArguments = Wording(ja: "引数:", en: "ARGUMENTS:")
    package static let helpOptions = Wording(ja: "オプション:", en: "OPTIONS:")
    package static let helpSubcommands = Wording(ja: "コマンド:", en: "SUBCOMMANDS:")
    /// - Parameter command: `madoguchi help <subcommand>`.
    package static func helpOfSubcommands(_ command: String) -> Wording {
        Wording(ja: "  詳しくは「\(command)」で確かめられます。", en: "  See '\(command)' for detailed help.")
    }

    // In usages.

    package static let placeOfSubcommand = Wording(ja: "<コマンド>", en: "<subcommand>")
    package static let placeOfOptions = Wording(ja: "<オプション>", en: "<options>")
    package static let placeOfSubcommands = Wording(ja: "<コマンド>", en: "<subcommands>")

    /// Behind an option's description.
    ///
    /// - Parameter values: nil for any.
    package static func helpValues(_ values: [String]?, default: String?) -> Wording {
        switch (values.map(list), `default`) {
        case (let values?, let value?):
            Wording(ja: "（値: \(values.ja)。既定値: \(value)）", en: "(values: \(values.en); default: \(value))")
        case (let values?, nil): Wording(ja: "（値: \(values.ja)）", en: "(values: \(values.en))")
        case (nil, let value?): Wording(ja: "（既定値: \(value)）", en: "(default: \(value))")
        case (nil, nil): Wording(verbatim: "")
        }
    }
    /// Behind the name of the command that is meant where none is named.
    package static let helpDefaultCommand = Wording(ja: "（既定）", en: " (default)")

    package static let showVersion = Wording(ja: "版を表示します。", en: "Show the version.")
    package static let showHelp = Wording(ja: "使い方を表示します。", en: "Show help information.")
    package static let showSubcommandHelp = Wording(
        ja: "コマンドの使い方を表示します。", en: "Show subcommand help information.")
}
