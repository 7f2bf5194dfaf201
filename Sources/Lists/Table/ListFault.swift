package import Messages

/// Why nothing more of a list is read.
package struct ListFault: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// The C library has no table for the encoding.
        case noSuchEncodingHere(ListEncoding)
        /// The line that names the columns isn't in the encoding.
        case undecodableHeader(ListEncoding)
        /// The line that names the columns contains NUL, as UTF-16 without its mark does.
        case looksLikeUTF16
        /// The line that names the columns can't be read.
        case unreadableHeader(CSVReader.SyntaxError)
        /// The first line has an address in it.
        case noHeader
        /// There are so many quotes that aren't closed that this is no table.
        case hopeless
        /// A column of that name stands in the table twice.
        case columnTwice(String)
        /// Several columns may be meant by one name.
        case ambiguous(target: String, headers: [String])
        /// `--column` names a column that the table doesn't have; the ones that it has.
        case noSuchHeader(String, target: String, headers: [String])
        /// The headers may be taken apart in several ways.
        case unclearHeaders(String, target: String)
        /// `--column` gives a value that there is none of.
        case noSuchTarget(String, nearest: String?, known: [String])
        /// A header is nearly the name of a column.
        case nearly(header: String, nearest: String)
        /// No column has the recipients' addresses; the ones that there are.
        case noRecipients(headers: [String])
    }

    package let reason: Reason
    /// The line of the list, from 1; nil where it is about the whole.
    package let line: Int?

    package init(_ reason: Reason, line: Int? = nil) {
        self.reason = reason
        self.line = line
    }

    package func wording(for settings: ListSettings) -> Wording {
        let sentence = reason.wording(settings)
        guard let line else { return sentence }
        return Wording(ja: "\(line) 行目: \(sentence.ja)", en: "line \(line): \(sentence.en)")
    }
}

/// Where people say what a list can't say of itself: the advice in a fault is given in its words.
package enum ListSettings: Sendable {
    /// Options of a command line: `--encoding cp932`, `--column to=Email`.
    case options
    /// Keys of a configuration: `encoding: cp932`, `columns: { to: Email }`.
    case keys

    func encoding(_ encoding: ListEncoding) -> String {
        switch self {
        case .options: "--encoding \(encoding.rawValue)"
        case .keys: "encoding: \(encoding.rawValue)"
        }
    }

    func column(_ target: String, _ header: String) -> String {
        switch self {
        case .options: "--column \(target)=\(header)"
        case .keys: "columns: { \(target): \(header) }"
        }
    }
}

extension ListFault.Reason {
    fileprivate func wording(_ settings: ListSettings) -> Wording {
        switch self {
        case .noSuchEncodingHere(let encoding):
            Wording(
                ja: "このシステムの C ライブラリには \(encoding.rawValue) の変換表がありません(Debian では libc6 の gconv)。"
                    + "UTF-8 で保存し直してください",
                en: "the C library of this system has no table for \(encoding.rawValue) (gconv, in Debian's libc6); "
                    + "save the file as UTF-8")
        case .undecodableHeader(.utf8): .notUTF8(settings)
        case .undecodableHeader(let encoding): .notIn(encoding)
        case .looksLikeUTF16:
            Wording(
                ja: "UTF-16 のようですが、先頭の印(BOM)がありません。\(settings.encoding(.utf16)) を指定してください",
                en: "this looks like UTF-16 without its mark; say so: \(settings.encoding(.utf16))")
        case .unreadableHeader(let error): error.wording(settings)
        case .noHeader:
            Wording(
                ja: "1 行目にメールアドレスがあります。1 行目には列の名前(to,variables.name など)を書いてください",
                en: "the first line has an address in it; the first line names the columns, as to,variables.name")
        case .hopeless:
            Wording(
                ja: "閉じられていない引用符が多すぎて、表として読めません",
                en: "so many quotes aren't closed that this is no table")
        case .columnTwice(let name):
            Wording(ja: "列「\(name.visible)」が重複しています", en: "the column \(name.visible) is given twice")
        case .ambiguous(let target, let headers):
            Wording(
                ja: "\(target) に当たる列が複数あります(\(headers.quotedJa))。どれを使うか指定してください: \(settings.column(target, "列の名前"))",
                en:
                    "several columns may be \(target): \(headers.quotedEn); say which one: \(settings.column(target, "HEADER"))"
            )
        case .noSuchHeader(let header, let target, let headers):
            Wording(
                ja: "\(target) に指定された列「\(header.visible)」がありません。ある列: \(headers.quotedJa)",
                en: "\(target): there is no column \"\(header.visible)\"; there are: \(headers.quotedEn)")
        case .unclearHeaders(let text, let target):
            Wording(
                ja: "\(target) に指定された「\(text)」は、列の名前に何通りにも分けられます。「+」で区切ってください",
                en: "\(target): \"\(text)\" may be several columns in more than one way; put + between them")
        case .noSuchTarget(let target, let nearest, let known):
            Wording(
                ja: "「\(target)」という項目はありません"
                    + (nearest.map { "(もしかして: \($0))" } ?? "。使える項目: \(known.joined(separator: ", "))"),
                en: "there is no value called \"\(target)\""
                    + (nearest.map { "; did you mean \($0)?" } ?? "; there are: \(known.joined(separator: ", "))"))
        case .nearly(let header, let nearest):
            Wording(
                ja: "「\(header.visible)」という列はありません(もしかして: \(nearest))。別の列なら、名前を変えてください",
                en:
                    "no column is called \"\(header.visible)\"; did you mean \(nearest)? If it is something else, rename it"
            )
        case .noRecipients(let headers):
            Wording(
                ja: "宛先(to)の列がありません。ある列: \(headers.quotedJa)。どれが宛先か指定してください: \(settings.column("to", "列の名前"))",
                en: "no column is called to; there are: \(headers.quotedEn); say which one has the addresses: "
                    + settings.column("to", "HEADER"))
        }
    }
}

extension Wording {
    /// Spreadsheets in Japan save Shift_JIS by default.
    package static func notUTF8(_ settings: ListSettings) -> Wording {
        Wording(
            ja: "UTF-8 ではありません。日本語の Excel で保存したファイルなら \(settings.encoding(.cp932)) を指定するか、"
                + "「CSV UTF-8」形式で保存し直してください",
            en:
                "not UTF-8; if Excel on a Japanese Windows wrote it, say so: \(settings.encoding(.cp932)); or save it as "
                + "\"CSV UTF-8\"")
    }

    static func notIn(_ encoding: ListEncoding) -> Wording {
        Wording(
            ja: "\(encoding.rawValue) として読めない文字があります",
            en: "there are bytes that are no character of \(encoding.rawValue)")
    }
}

extension String {
    /// On one line and not too long; a control character is a blank.
    fileprivate var visible: String {
        let scalars = unicodeScalars.prefix(60).map {
            $0.properties.generalCategory == .control || $0.isBlank ? " " : $0
        }
        return String(String.UnicodeScalarView(scalars)) + (unicodeScalars.count > 60 ? "…" : "")
    }
}

extension [String] {
    /// The names that a person needs to see; a table may have hundreds of columns.
    private static var shown: Int { 24 }

    var quotedEn: String { shown { "\"\($0)\"" }.joined(separator: ", ") + (count > Self.shown ? ", …" : "") }

    var quotedJa: String { shown { "「\($0)」" }.joined() + (count > Self.shown ? "…" : "") }

    private func shown(_ quoted: (String) -> String) -> [String] {
        prefix(Self.shown).map { quoted($0.visible) }
    }
}
