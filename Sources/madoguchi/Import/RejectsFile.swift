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

    /// - Parameters:
    ///   - cells: the row as it stood; nil where the import is no table.
    ///   - header: the names of the columns as they stood.
    func write(
        _ refusal: ImportTally.Refusal, cells: [String]?, header: [String]?, in language: Language
    ) throws(Failure) {
        defer { isEmpty = false }
        guard let header, let cells else {
            try file.write(refusal.json.text + "\n")
            return
        }
        if isEmpty { try file.write(Self.mark + CSVWriter.record(header + [Self.reason])) }
        // A row that couldn't be taken apart, or has cells beyond the last column, keeps them before the reason.
        let padding = Array(repeating: "", count: max(0, header.count - cells.count))
        let reasons = refusal.reasons.map { $0.sentence(in: language) }.joined(separator: "; ")
        try file.write(CSVWriter.record(cells + padding + [reasons]))
    }

    /// Removes the file where nothing was refused.
    func finish() {
        if isEmpty { file.remove() }
    }
}
