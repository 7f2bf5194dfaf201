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
        return line.map { .inListLine($0, sentence) } ?? sentence
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

    /// Where a column is named.
    func column(_ target: String) -> Wording {
        let column = Wording.columnPlaceholder
        return switch self {
        case .options: Wording(ja: "--column \(target)=\(column.ja)", en: "--column \(target)=\(column.en)")
        case .keys: Wording(ja: "columns: { \(target): \(column.ja) }", en: "columns: { \(target): \(column.en) }")
        }
    }
}

extension ListFault.Reason {
    fileprivate func wording(_ settings: ListSettings) -> Wording {
        switch self {
        case .noSuchEncodingHere(let encoding): .noSuchEncodingHere(encoding.rawValue)
        case .undecodableHeader(let encoding): encoding.fault(settings)
        case .looksLikeUTF16: .listLooksLikeUTF16(setting: settings.encoding(.utf16))
        case .unreadableHeader(let error): error.wording(settings)
        case .noHeader: .listWithoutHeader
        case .hopeless: .hopelessQuotes
        case .columnTwice(let name): .columnTwice(name.visible)
        case .ambiguous(let target, let headers):
            .severalColumns(headers.map(\.visible), for: target, setting: settings.column(target))
        case .noSuchHeader(let header, let target, let headers):
            .noSuchColumn(header.visible, for: target, columns: headers.map(\.visible))
        case .unclearHeaders(let text, let target): .unclearColumns(text, for: target)
        case .noSuchTarget(let target, let nearest, let known):
            .noSuchColumnTarget(target, nearest: nearest, known: known)
        case .nearly(let header, let nearest): .columnMisspelt(header.visible, nearest: nearest)
        case .noRecipients(let headers):
            .noRecipientColumn(columns: headers.map(\.visible), setting: settings.column("to"))
        }
    }
}

extension ListEncoding {
    /// What is said of bytes that it doesn't have.
    func fault(_ settings: ListSettings) -> Wording {
        self == .utf8 ? .listNotUTF8(setting: settings.encoding(.cp932)) : .listNotIn(rawValue)
    }
}

extension String {
    /// On one line and not too long; a control character is a blank.
    var visible: String {
        let scalars = unicodeScalars.prefix(60).map {
            $0.properties.generalCategory == .control || $0.isBlank ? " " : $0
        }
        return String(String.UnicodeScalarView(scalars)) + (unicodeScalars.count > 60 ? "…" : "")
    }
}
