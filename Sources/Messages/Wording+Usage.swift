// What is said of a command line that can't be read. English is swift-argument-parser's own.

// MARK: Options

extension Wording {
    /// - Parameter name: as it was typed, `--tp`.
    package static func unknownOption(_ name: String, nearest: String?) -> Wording {
        Wording(
            ja: "\(quoted(name))というオプションはありません"
                + (nearest.map { "。\(quoted($0))のことでしょうか" } ?? "。綴りを確かめてください"),
            en: "Unknown option '\(name)'" + (nearest.map { ". Did you mean '\($0)'?" } ?? ""))
    }

    /// - Parameter option: with what stands for its value, `--to <address>`.
    package static func valueMissing(of option: String) -> Wording {
        Wording(
            ja: "\(plain(option)) に値がありません。値を付けてください", en: "Missing value for '\(option)'")
    }

    /// Several short options in one, and one of them needs a value.
    package static func valueMissing(of option: String, within options: String, unknown: Wording) -> Wording {
        Wording(
            ja: "\(unknown.ja)\n   または: \(quoted(options))の \(plain(option)) に値がありません。値を付けてください",
            en: "\(unknown.en)\n   or: Missing value for '\(option)' in '\(options)'")
    }

    package static func valueNotTaken(_ value: String, by option: String) -> Wording {
        Wording(
            ja: "\(plain(option)) は値を取りません。\(quoted(value))を取り除いてください",
            en: "The option '\(option)' does not take any value, but '\(value)' was specified.")
    }

    package static func givenTwice(_ flag: Wording, before other: Wording) -> Wording {
        Wording(
            ja: "\(flag.ja)の値は\(other.ja)ですでに決まっています。どちらか一つにしてください",
            en: "Value to be set with flag \(flag.en) had already been set with flag \(other.en)")
    }

    /// - Parameter options: the word that it stands in with other short options.
    package static func flag(_ name: String, within options: String? = nil) -> Wording {
        let place = options.map { (ja: "\(quoted($0))の中の", en: " in '\($0)'") } ?? (ja: "", en: "")
        return Wording(ja: "\(place.ja)\(quoted(name))", en: "'\(name)'\(place.en)")
    }

    package static func invalidOption(_ text: String) -> Wording {
        Wording(
            ja: "\(quoted(text))はオプションとして読めません。綴りを確かめてください", en: "Invalid option: \(text)")
    }
}

// MARK: Arguments

extension Wording {
    package static func unexpectedArgument(_ text: String) -> Wording {
        Wording(
            ja: "余分な引数があります: \(quoted(text))。取り除くか、空白を含む値なら引用符で囲んでください",
            en: "Unexpected argument '\(text)'")
    }

    package static func unexpectedArguments(_ texts: [String]) -> Wording {
        Wording(
            ja: "余分な引数が \(texts.count) 個あります: \(texts.map { quoted($0) }.joined())。"
                + "取り除くか、空白を含む値なら引用符で囲んでください",
            en: "\(texts.count) unexpected arguments: '\(texts.joined(separator: "', '"))'")
    }

    package static func unknownCommand(_ name: String, nearest: String?) -> Wording {
        Wording(
            ja: "\(quoted(name))というコマンドはありません"
                + (nearest.map { "。\(quoted($0))のことでしょうか" } ?? "。綴りを確かめてください"),
            en: "Unknown command '\(name)'" + (nearest.map { ". Did you mean '\($0)'?" } ?? ""))
    }

    /// - Parameter argument: `<plan>`, `--to <address>`.
    package static func argumentMissing(_ argument: String) -> Wording {
        Wording(
            ja: "\(plain(argument)) がありません。指定してください", en: "Missing expected argument '\(argument)'")
    }

    package static func oneArgumentMissing(of arguments: [String]) -> Wording {
        Wording(
            ja: "次のどれか一つを指定してください: \(arguments.map { plain($0) }.joined(separator: "、"))",
            en: "Missing one of: '\(arguments.joined(separator: "', '"))'")
    }

    /// - Parameters:
    ///   - argument: what it was given for, `--state <state>`; nil where that isn't known.
    ///   - reason: what is known about it besides.
    package static func invalidValue(_ value: String, for argument: String?, _ reason: InvalidValueReason) -> Wording {
        let fault =
            argument.map {
                Wording(
                    ja: "\(plain($0)) の値\(quoted(value))は使えません",
                    en: "The value '\(value)' is invalid for '\($0)'")
            } ?? Wording(ja: "値\(quoted(value))は使えません", en: "The value '\(value)' is invalid.")
        switch reason {
        case .unknown:
            return fault
        case .said(let text):
            return Wording(ja: "\(fault.ja): \(text)", en: "\(fault.en): \(text)")
        case .isNoneOf(let values) where values.count < 6:
            let list = alternatives(values)
            return Wording(
                ja: "\(fault.ja)。次のどれかにしてください: \(list.ja)", en: "\(fault.en). Please provide one of \(list.en).")
        case .isNoneOf(let values):
            let list = values.map { "  - \($0)" }.joined(separator: "\n")
            return Wording(
                ja: "\(fault.ja)。次のどれかにしてください:\n\(list)",
                en: "\(fault.en). Please provide one of the following:\n\(list)")
        }
    }

    package enum InvalidValueReason {
        case unknown
        /// The reader's own words, which are in the right language.
        case said(String)
        case isNoneOf([String])
    }

    /// `'csv' and 'ndjson'`, `'a', 'b' or 'c'`
    private static func alternatives(_ values: [String]) -> Wording {
        let quoted = values.map { "'\($0)'" }
        let last = quoted.last ?? ""
        return Wording(
            ja: values.joined(separator: "、"),
            en: quoted.count > 2
                ? "\(quoted.dropLast().joined(separator: ", ")) or \(last)" : quoted.joined(separator: " and "))
    }

    package static let subcommandMissing = Wording(
        ja: "コマンドがありません。指定してください", en: "Missing required subcommand.")

    package static func notAParent(_ command: String) -> Wording {
        Wording(
            ja: "\(quoted(command))は、このコマンドの親ではありません",
            en: "Command '\(command)' is not a parent of the current command.")
    }
}

// MARK: Faults of the program

extension Wording {
    package static let unimplementedParsing = Wording(
        ja: "コマンドラインを読み取れませんでした。madoguchi の不具合です（未実装の処理）",
        en: "Internal error. Parsing command-line arguments hit unimplemented code path.")
    package static let invalidParsing = Wording(
        ja: "コマンドラインを読み取れませんでした。madoguchi の不具合です（不正な状態）",
        en: "Internal error. Invalid state while parsing command-line arguments.")
    /// - Parameter name: of a property that isn't declared rightly.
    package static func noArgument(_ name: String) -> Wording {
        Wording(
            ja: "コマンドラインを読み取れませんでした。madoguchi の不具合です（\(name)）",
            en: "No value set for non-argument var \(name). Replace with a static variable, or let constant.")
    }
}

// MARK: Completion scripts

extension Wording {
    /// - Parameter shells: those that there are scripts for.
    package static func unknownShell(_ shell: String?, known shells: String) -> Wording {
        let subject = shell.map {
            (ja: "\(quoted($0))の補完スクリプトは作れません", en: "Can't generate completion scripts for '\($0)'")
        }
        let unknown = subject ?? (ja: "シェルの種類が分かりません", en: "Can't autodetect a supported shell")
        return Wording(
            ja: "\(unknown.ja)。--generate-completion-script=<シェル> で次のどれかを指定してください:\n    \(shells)",
            en: """
                \(unknown.en).
                Please use --generate-completion-script=<shell> with one of:
                    \(shells)
                """)
    }
}

// MARK: Around a fault

extension Wording {
    /// Before what is wrong.
    package static let usageFault = Wording(ja: "エラー: ", en: "Error: ")
    /// Before what is said about the option that is wrong.
    package static let usageHelp = Wording(ja: "説明: ", en: "Help:  ")
    package static let usage = Wording(ja: "使い方: ", en: "Usage: ")
    package static func moreInformation(_ command: String) -> Wording {
        Wording(
            ja: "  詳しくは「\(command)」で確かめられます。", en: "  See '\(command)' for more information.")
    }
}
