// What is said of lists (CSV and the like): why nothing more or not one row is read, and what was repaired in them.
//
// Names of columns come visible and short. Settings come as they are written: `--encoding cp932`, `encoding: cp932`.

// MARK: Encodings

extension Wording {
    /// Spreadsheets in Japan save Shift_JIS by default.
    package static func listNotUTF8(setting: String) -> Wording {
        Wording(
            ja: "UTF-8 ではありません。日本語の Excel で保存したファイルなら \(setting) を指定するか、"
                + "「CSV UTF-8」形式で保存し直してください",
            en: "not UTF-8; if Excel on a Japanese Windows wrote it, say so: \(setting); or save it as \"CSV UTF-8\"")
    }
    package static func listNotIn(_ encoding: String) -> Wording {
        Wording(
            ja: "\(encoding) として読めない文字があります", en: "there are bytes that are no character of \(encoding)")
    }
    package static func noSuchEncodingHere(_ encoding: String) -> Wording {
        Wording(
            ja: "このシステムの C ライブラリには \(encoding) の変換表がありません（Debian では libc6 の gconv）。"
                + "UTF-8 で保存し直してください",
            en:
                "the C library of this system has no table for \(encoding) (gconv, in Debian's libc6); save the file as "
                + "UTF-8")
    }
    package static func listLooksLikeUTF16(setting: String) -> Wording {
        Wording(
            ja: "UTF-16 のようですが、先頭に BOM がありません。\(setting) を指定してください",
            en: "this looks like UTF-16 without its mark; say so: \(setting)")
    }
    package static func listRead(as encoding: String, byMark: Bool) -> Wording {
        byMark
            ? Wording(ja: "先頭の BOM により \(encoding) として読みました", en: "read as \(encoding), by its mark")
            : Wording(ja: "\(encoding) として読みました", en: "read as \(encoding)")
    }
}

// MARK: Columns

extension Wording {
    package static let listWithoutHeader = Wording(
        ja: "1 行目にメールアドレスがあります。1 行目には列の名前（to,variables.name など）を書いてください",
        en: "the first line has an address in it; the first line names the columns, as to,variables.name")
    package static func columnTwice(_ name: String) -> Wording {
        Wording(
            ja: "列「\(name)」が重複しています。一つだけにしてください",
            en: "the column \(name) is given twice; keep one of them")
    }
    package static func severalColumns(_ columns: [String], for target: String, setting: Wording) -> Wording {
        let list = quotedColumns(columns)
        return Wording(
            ja: "\(target) に当たる列が複数あります（\(list.ja)）。どれを使うか指定してください: \(setting.ja)",
            en: "several columns may be \(target): \(list.en); say which one: \(setting.en)")
    }
    package static func noSuchColumn(_ column: String, for target: String, columns: [String]) -> Wording {
        let list = quotedColumns(columns)
        return Wording(
            ja: "\(target) に指定された列「\(column)」がありません。ある列: \(list.ja)",
            en: "\(target): there is no column \"\(column)\"; there are: \(list.en)")
    }
    package static func unclearColumns(_ text: String, for target: String) -> Wording {
        Wording(
            ja: "\(target) に指定された「\(text)」は、列の名前に何通りにも分けられます。「+」で区切ってください",
            en: "\(target): \"\(text)\" may be several columns in more than one way; put + between them")
    }
    package static func noSuchColumnTarget(_ target: String, nearest: String?, known: [String]) -> Wording {
        let list = Wording.list(known)
        return Wording(
            ja: "「\(target)」という項目はありません" + (nearest.map { "（もしかして: \($0)）" } ?? "。使える項目: \(list.ja)"),
            en: "there is no value called \"\(target)\""
                + (nearest.map { "; did you mean \($0)?" } ?? "; there are: \(list.en)"))
    }
    package static func columnMisspelt(_ column: String, nearest: String) -> Wording {
        Wording(
            ja: "「\(column)」という列はありません（もしかして: \(nearest)）。別の列なら、名前を変えてください",
            en: "no column is called \"\(column)\"; did you mean \(nearest)? If it is something else, rename it")
    }
    package static func noRecipientColumn(columns: [String], setting: Wording) -> Wording {
        let list = quotedColumns(columns)
        return Wording(
            ja: "宛先（to）の列がありません。ある列: \(list.ja)。どれが宛先か指定してください: \(setting.ja)",
            en: "no column is called to; there are: \(list.en); say which one has the addresses: \(setting.en)")
    }
    /// What stands for a column's name in advice.
    package static let columnPlaceholder = Wording(ja: "列の名前", en: "HEADER")

    package static func columnsRecognised(_ columns: [String], as target: String) -> Wording {
        let list = quotedColumns(columns)
        return Wording(ja: "列\(list.ja)を \(target) として使います", en: "\(target) is taken from \(list.en)")
    }
    package static func columnsUnused(_ columns: [String]) -> Wording {
        let list = quotedColumns(columns)
        return Wording(ja: "使わない列: \(list.ja)", en: "columns that aren't used: \(list.en)")
    }

    private static func quotedColumns(_ names: [String]) -> Wording {
        // A table may have hundreds of columns.
        let shown = names.prefix(24)
        let isCut = names.count > shown.count
        return Wording(
            ja: shown.map { "「\($0)」" }.joined() + (isCut ? "…" : ""),
            en: shown.map { "\"\($0)\"" }.joined(separator: ", ") + (isCut ? ", …" : ""))
    }
}

// MARK: Rows

extension Wording {
    package static func inListLine(_ line: Int, _ fault: Wording) -> Wording {
        Wording(ja: "\(line) 行目: \(fault.ja)", en: "line \(line): \(fault.en)")
    }
    package static let hopelessQuotes = Wording(
        ja: "閉じられていない引用符が多すぎて、表として読めません", en: "so many quotes aren't closed that this is no table")
    package static let textAfterQuote = Wording(
        ja: "閉じる引用符のあとに文字があります。値の中の引用符は二つ重ねて（\"\"）書いてください",
        en: "text after a closing quote; a quote within a quoted value is written twice (\"\")")
    package static let unclosedCell = Wording(
        ja: "ここで始まる引用符が閉じられていません。閉じてください。値の中の引用符は二つ重ねて（\"\"）書いてください",
        en:
            "the quote that begins here is never closed; close it; a quote within a quoted value is written twice (\"\")"
    )
    package static func rowTooLong(limit: Int) -> Wording {
        Wording(
            ja: "1 件が \(limit) バイトを超えています。引用符の閉じ忘れがないか確かめてください",
            en: "a row of more than \(limit) bytes; is a quote not closed?")
    }
    package static func tooManyCells(_ count: Int, columns: Int) -> Wording {
        Wording(
            ja: "セルが \(count) 個あります（見出しは \(columns) 個）。区切り文字を含む値は引用符（\"）で囲んでください",
            en: "has \(count) cells where the header has \(columns); put a value with a delimiter in it in quotes")
    }
}

// MARK: Notes

extension Wording {
    /// With the line of the only or the first one of them.
    package static func inListLine(_ line: Int, isFirst: Bool, of note: Wording) -> Wording {
        isFirst
            ? Wording(ja: "\(note.ja)（最初は \(line) 行目）", en: "\(note.en) (first in line \(line))")
            : Wording(ja: "\(note.ja)（\(line) 行目）", en: "\(note.en) (line \(line))")
    }

    package static func cellsSeparated(by delimiter: Wording) -> Wording {
        Wording(ja: "区切り文字は\(delimiter.ja)です", en: "the cells are separated by \(delimiter.en)")
    }
    package static let commas = Wording(ja: "コンマ", en: "commas")
    package static let semicolons = Wording(ja: "セミコロン", en: "semicolons")
    package static let tabs = Wording(ja: "タブ", en: "tabs")
    package static func otherDelimiter(_ sign: String) -> Wording { Wording(ja: "「\(sign)」", en: "\"\(sign)\"") }

    package static func emptyRows(_ count: Int) -> Wording {
        Wording(
            ja: "空の行 \(count) 行を飛ばしました", en: "\(count) empty row\(count == 1 ? " was" : "s were") passed over")
    }
    package static func shortRows(_ count: Int) -> Wording {
        Wording(
            ja: "セルが足りない \(count) 行は、残りを空とみなしました",
            en: "\(count) row\(count == 1 ? " has" : "s have") fewer cells than the header; the rest counts as empty")
    }
    package static func blanksRemoved(cells count: Int) -> Wording {
        Wording(
            ja: "前後の空白を \(count) か所で取り除きました",
            en: "blanks at the edges of \(count) cell\(count == 1 ? " were" : "s were") removed")
    }
    package static func formulasTaken(cells count: Int) -> Wording {
        Wording(
            ja: "=\"…\" の形で書かれた \(count) か所は、中の文字だけを使いました",
            en: "\(count) cell\(count == 1 ? " was" : "s were") written as =\"…\" and taken as the text in it")
    }
    package static func apostrophesRemoved(addresses count: Int) -> Wording {
        Wording(
            ja: "宛先 \(count) か所の先頭のアポストロフィ（'）を取り除きました",
            en: "\(count) address\(count == 1 ? "" : "es") had a spreadsheet's apostrophe before "
                + "\(count == 1 ? "it" : "them"), which was removed")
    }
    package static func timesRewritten(_ count: Int) -> Wording {
        Wording(
            ja: "日時 \(count) か所を madoguchi の書き方に直しました",
            en: "\(count) time\(count == 1 ? " was" : "s were") brought into madoguchi's form")
    }
}
