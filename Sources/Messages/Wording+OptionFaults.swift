// What is said of options that can be read, and don't go together.

extension Wording {
    /// `Give either '--text' or '--text-file'.`
    package static func giveEither(_ one: String, or other: String) -> Wording {
        Wording(ja: "\(one) と \(other) は、どちらか一方だけを指定してください。", en: "Give either '\(one)' or '\(other)'.")
    }

    /// Exactly one, or at most one.
    package static func giveOneOf(_ options: [String]) -> Wording {
        let last = options.last ?? ""
        return Wording(
            ja: "\(options.joined(separator: "、")) のうち、一つだけを指定してください。",
            en: "Give one of \(options.dropLast().map { "'\($0)'" }.joined(separator: ", ")) and '\(last)'.")
    }
    /// - Parameter format: a calendar's.
    package static func zoneOfVendor(_ format: String) -> Wording {
        Wording(
            ja: "--format \(format) の時刻は提供元のタイムゾーンで書かれ、予定表のソフトが見る人の時刻に直します。--zone を外してください。",
            en:
                "The times of '--format \(format)' are in the vendor's zone, and calendars show them on their own clocks: "
                + "leave out '--zone'.")
    }

    /// At least one.
    package static func giveAny(of options: [String]) -> Wording {
        let last = options.last ?? ""
        return Wording(
            ja: "\(options.joined(separator: "、")) のどれかを指定してください。",
            en: "Give \(options.dropLast().map { "'\($0)'" }.joined(separator: ", ")) or '\(last)'.")
    }

    package static let giveNote = Wording(
        ja: "メモ、--request-id、--var、--var-file のどれかを指定してください。",
        en: "Give a text, '--request-id', '--var' or '--var-file'.")
    package static let giveTemplate = Wording(
        ja: "--var はテンプレートの変数です。--template を指定してください。",
        en: "'--var' fills a template: give '--template'.")
    package static let giveSubjectOrTemplate = Wording(
        ja: "--subject <件名> または --template <id> がありません。どちらかを指定してください",
        en: "Missing expected argument '--subject <subject>' or '--template <id>'")
    package static let giveTemplateOrText = Wording(
        ja: "--template か、--subject と --text の、どちらか一方を指定してください。",
        en: "Give either '--template', or '--subject' and '--text'.")
    package static let inputIsTextOrVariable = Wording(
        ja: "標準入力は、本文と変数の両方には使えません。どちらかをファイルにしてください。",
        en: "Standard input can be the text or a variable, not both.")
    package static let inputIsFileOrMessage = Wording(
        ja: "標準入力は、ファイルとメールの内容の両方には使えません。どちらかをファイルで渡してください。",
        en: "Standard input can be the file or a part of the messages, not both.")
    package static let inputIsOneVariable = Wording(
        ja: "標準入力を使える変数は一つだけです。ほかはファイルにしてください。",
        en: "Standard input can be the value of one variable only.")
    /// - Parameter option: `--var` or `--var-file`.
    package static func variableWithoutName(_ option: String, value: Wording) -> Wording {
        Wording(
            ja: "\(option) は「名前=\(value.ja)」の形で指定します（例: \(option) name=\(value.ja)）。",
            en: "'\(option)' takes NAME=\(value.en), as in '\(option) name=\(value.en)'.")
    }
    package static let valuePlace = Wording(ja: "値", en: "VALUE")
    package static let filePlace = Wording(ja: "ファイル", en: "FILE")
    package static func variableTwice(_ name: String) -> Wording {
        Wording(
            ja: "変数\(quoted(name))が二度指定されています。一つにしてください。", en: "The variable '\(name)' is given twice.")
    }
    package static let giveInstantOrSpan = Wording(
        ja: "--at、--from と --to、--from と --add のうち、どれか一つを指定してください。",
        en: "Give '--at', or '--from' and '--to', or '--from' and '--add'.")
    package static func notANumber(_ option: String, in range: ClosedRange<Int>) -> Wording {
        Wording(
            ja: "\(option) は \(range.lowerBound) から \(range.upperBound) までの数です。",
            en: "'\(option)' is a number from \(range.lowerBound) to \(range.upperBound).")
    }
    package static func notANumber(_ option: String, from least: Int) -> Wording {
        Wording(ja: "\(option) は \(least) 以上の数です。", en: "'\(option)' is a number from \(least) on.")
    }
    package static let giveAddressOrFollowUp = Wording(
        ja: "アドレスか --follow-up のどちらか一方を指定してください。", en: "Give either an address or '--follow-up'.")
    package static let watchAlone = Wording(
        ja: "--watch は --json、--quiet と同時には使えません。", en: "'--watch' excludes '--json' and '--quiet'.")
}
