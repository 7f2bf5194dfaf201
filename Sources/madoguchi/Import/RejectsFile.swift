import Lists

/// The refused lines of an import, for somebody to correct: rows as they stood, with the reasons in a last column
/// `reason`; of NDJSON, each line's number and reasons as an object.
///
/// The rows are written as a spreadsheet reads them: comma-separated UTF-8 with its mark. Corrected, the file can be
/// imported as it is, because the column `reason` is passed over.
final class RejectsFile {
    private static let mark = "\u{FEFF}"
    private static let reason = "reason"
    private let file: OutputFile
    private var isEmpty = true

    /// Creates the file, so that nothing is sent where that fails.
    init(at path: String, beside input: borrowing InputFile) throws(Failure) {
        file = try OutputFile(creating: path, beside: input)
    }

    /// A row as it stood, without its end: in one text, because an import keeps it until it is answered.
    static func row(_ cells: [String], _ header: [String]) -> String {
        // A row that couldn't be taken apart, or has cells beyond the last column, keeps them before the reason.
        let padding = Array(repeating: "", count: max(0, header.count - cells.count))
        // CR LF is one character.
        return String(CSVWriter.record(cells + padding).dropLast())
    }

    /// - Parameters:
    ///   - row: nil where the import is no table.
    ///   - header: the names of the columns as they stood.
    func write(
        _ refusal: ImportTally.Refusal, row: String?, header: [String]?, in language: Language
    ) throws(Failure) {
        defer { isEmpty = false }
        guard let header, let row else {
            try file.write(refusal.json.text + "\n")
            return
        }
        if isEmpty { try file.write(Self.mark + CSVWriter.record(header + [Self.reason])) }
        let reasons = refusal.reasons.map { $0.sentence(in: language) }.joined(separator: "; ")
        try file.write(row + "," + CSVWriter.record([reasons]))
    }

    /// Removes the file where nothing was refused.
    func finish() {
        if isEmpty { file.remove() }
    }
}
