/// How a list's characters are written as bytes.
package enum ListEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    /// Little-endian unless a mark says otherwise, as spreadsheets write it.
    case utf16 = "utf-16"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// Microsoft's Shift_JIS with its extensions (①, 髙), what Excel writes on a Japanese Windows. The code points of
    /// Shift_JIS proper are a part of it.
    case cp932
    case eucJP = "euc-jp"
    /// What Excel writes on a Windows of western Europe.
    case windows1252 = "windows-1252"

    /// The names under which people and programs know them.
    private static let names: [String: ListEncoding] = [
        "utf8": .utf8, "utf8sig": .utf8, "utf16": .utf16, "unicode": .utf16, "utf16le": .utf16LittleEndian,
        "utf16be": .utf16BigEndian, "cp932": .cp932, "ms932": .cp932, "windows31j": .cp932, "shiftjis": .cp932,
        "sjis": .cp932, "xsjis": .cp932, "eucjp": .eucJP, "windows1252": .windows1252,
        "cp1252": .windows1252, "latin1": .windows1252, "iso88591": .windows1252,
    ]

    /// - Parameter name: in any case, with or without hyphens: `Shift_JIS`, `sjis`, `UTF-16LE`.
    package init?(named name: String) {
        let letters = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
        guard let encoding = Self.names[letters] else { return nil }
        self = encoding
    }

    /// Its name for iconv(3).
    var iconvName: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16, .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .cp932: "CP932"
        case .eucJP: "EUC-JP-MS"
        case .windows1252: "WINDOWS-1252"
        }
    }
}
