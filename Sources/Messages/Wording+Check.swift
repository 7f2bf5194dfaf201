// What a check of the configuration says.

extension Wording {
    /// Under each other.
    package static func lines(_ lines: [Wording]) -> Wording {
        Wording(
            ja: lines.map(\.ja).joined(separator: "\n"), en: lines.map(\.en).joined(separator: "\n"))
    }

    /// As an item below a heading.
    ///
    /// - Parameter depth: in steps of two blanks.
    package func indented(_ depth: Int = 1) -> Wording {
        let blanks = String(repeating: "  ", count: depth)
        return Wording(ja: blanks + ja, en: blanks + en)
    }

    package static func warning(_ text: Wording) -> Wording {
        Wording(ja: "警告: \(text.ja)", en: "warning: \(text.en)")
    }
    package static func note(_ text: Wording) -> Wording { Wording(ja: "注記: \(text.ja)", en: "note: \(text.en)") }
    package static func faulty(_ text: Wording) -> Wording { Wording(ja: "誤り: \(text.ja)", en: "fault: \(text.en)") }
}

// MARK: The summary

extension Wording {
    package static func plans(_ count: Int) -> Wording {
        Wording(ja: "\(count) プラン", en: count == 1 ? "\(count) plan" : "\(count) plans")
    }
    package static func configurationRight(_ file: String, plans: Wording) -> Wording {
        Wording(ja: "\(file): 問題ありません（\(plans.ja)）", en: "\(file): OK, \(plans.en)")
    }
    package static let separatorPassedOver = Wording(
        ja: "対応時間の末尾の区切りは無視します", en: "the separator at the end of the hours is passed over")
    package static let recurringLists = Wording(ja: "定期メールの宛先の一覧:", en: "lists of recurring messages:")
    package static let filesRead = Wording(ja: "読み込んだもの:", en: "read:")

    package static func stillExamples(_ keys: [String]) -> Wording {
        Wording(
            ja: "例のままの値があります: \(keys.joined(separator: "、"))",
            en: "still the example's: \(keys.joined(separator: ", "))")
    }
    package static let lettersWithExamplesRefused = Wording(
        ja: "このような変数の入るお客様宛のメールは受け付けません",
        en: "letters to customers that would carry such a variable are refused")
}

// MARK: The explanation

extension Wording {
    /// Where a key's value is from, if nothing says it.
    package static let usual = Wording(ja: "既定値", en: "default")
    package static let noDirectory = Wording(ja: "なし", en: "none")
    /// - Parameter other: the directory whose files override those of the first one, if any.
    package static func directories(_ first: String, overriddenIn other: String?) -> Wording {
        guard let other else { return Wording(verbatim: first) }
        return Wording(ja: "\(first)（\(other) で上書き）", en: "\(first), overridden in \(other)")
    }
}

// MARK: Lists of recurring messages

extension Wording {
    package static func listComesTo(_ id: String, used: Int, passedOver: Int, file: String) -> Wording {
        Wording(
            ja: "\(id): 使う行は \(used) 行、飛ばす行は \(passedOver) 行です（\(file)）",
            en: "\(id): \(used) \(used == 1 ? "row is" : "rows are") used, \(passedOver) passed over (\(file))")
    }
    package static func rowPassedOver(line: Int, _ reason: Wording) -> Wording {
        Wording(ja: "\(line) 行目を飛ばします: \(reason.ja)", en: "line \(line) is passed over: \(reason.en)")
    }
    package static func moreRowsPassedOver(_ count: Int) -> Wording {
        Wording(ja: "ほかに \(count) 行", en: "and \(count) more")
    }
    package static func recurringUnsendable(_ id: String, _ reason: Wording) -> Wording {
        Wording(ja: "\(id): 送信できません: \(reason.ja)", en: "\(id): can't be sent: \(reason.en)")
    }
}
