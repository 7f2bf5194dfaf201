package import Messages

/// What was repaired or passed over in a list, or found out about it.
package struct ListNote: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        case encoding(ListEncoding, hasMark: Bool)
        case delimiter(Delimiter)
        /// Headers that are known from exports.
        case recognised(ColumnPlan.Recognition)
        /// Columns that nothing is taken from.
        case passedOver([String])
        case emptyRows
        case shortRows
        case blanks
        /// Cells that are written as `="…"`.
        case formulas
        /// Addresses behind an apostrophe, with which spreadsheets mark a text.
        case apostrophes
        case times
    }

    package let subject: Subject
    /// How many rows or cells; nil where it is about the whole list.
    package let count: Int?
    /// The line of the first of them, from 1; nil where it isn't known.
    package let line: Int?

    package init(_ subject: Subject, count: Int? = nil, line: Int? = nil) {
        self.subject = subject
        self.count = count
        self.line = line
    }

    /// The same in every language.
    package var code: String {
        switch subject {
        case .encoding: "encoding"
        case .delimiter: "delimiter"
        case .recognised: "header-recognised"
        case .passedOver: "columns-passed-over"
        case .emptyRows: "empty-rows"
        case .shortRows: "cells-missing"
        case .blanks: "blanks"
        case .formulas: "formulas"
        case .apostrophes: "apostrophes"
        case .times: "times"
        }
    }

    /// One line, with the count and the line where there are any.
    package var wording: Wording {
        let sentence = sentence
        guard let line else { return sentence }
        let isSeveral = (count ?? 0) > 1
        return Wording(
            ja: sentence.ja + (isSeveral ? "(最初は \(line) 行目)" : "(\(line) 行目)"),
            en: sentence.en + (isSeveral ? " (first in line \(line))" : " (line \(line))"))
    }

    private var sentence: Wording {
        let count = count ?? 0
        let isOne = count == 1
        return switch subject {
        case .encoding(let encoding, true):
            Wording(ja: "先頭の印により \(encoding.rawValue) として読みました", en: "read as \(encoding.rawValue), by its mark")
        case .encoding(let encoding, false):
            Wording(ja: "\(encoding.rawValue) として読みました", en: "read as \(encoding.rawValue)")
        case .delimiter(let delimiter):
            Wording(
                ja: "区切り文字は\(delimiter.nameJa)です", en: "the cells are separated by \(delimiter.nameEn)")
        case .recognised(let recognition):
            Wording(
                ja: "列\(recognition.headers.quotedJa)を \(recognition.target) として使います",
                en: "\(recognition.target) is taken from \(recognition.headers.quotedEn)")
        case .passedOver(let headers):
            Wording(
                ja: "使わない列: \(headers.quotedJa)", en: "columns that aren't used: \(headers.quotedEn)")
        case .emptyRows:
            Wording(ja: "空の行 \(count) 行を飛ばしました", en: "\(count) empty row\(isOne ? " was" : "s were") passed over")
        case .shortRows:
            Wording(
                ja: "セルが足りない \(count) 行は、残りを空とみなしました",
                en: "\(count) row\(isOne ? " has" : "s have") fewer cells than the header; the rest counts as empty")
        case .blanks:
            Wording(
                ja: "前後の空白を \(count) か所で取り除きました",
                en: "blanks at the edges of \(count) cell\(isOne ? " were" : "s were") removed")
        case .formulas:
            Wording(
                ja: "=\"…\" の形で書かれた \(count) か所は、中の文字だけを使いました",
                en: "\(count) cell\(isOne ? " was" : "s were") written as =\"…\" and taken as the text in it")
        case .apostrophes:
            Wording(
                ja: "宛先 \(count) か所の先頭のアポストロフィ(')を取り除きました",
                en:
                    "\(count) address\(isOne ? "" : "es") had a spreadsheet's apostrophe before \(isOne ? "it" : "them"), "
                    + "which was removed")
        case .times:
            Wording(
                ja: "日時 \(count) か所を madoguchi の書き方に直しました",
                en: "\(count) time\(isOne ? " was" : "s were") brought into madoguchi's form")
        }
    }

}

extension Delimiter {
    fileprivate var nameEn: String {
        switch self {
        case .comma: "commas"
        case .semicolon: "semicolons"
        case .tab: "tabs"
        default: "\"\(name)\""
        }
    }

    fileprivate var nameJa: String {
        switch self {
        case .comma: "コンマ"
        case .semicolon: "セミコロン"
        case .tab: "タブ"
        default: "「\(name)」"
        }
    }
}
