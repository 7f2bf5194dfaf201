import FoundationEssentials
import Lists
import MadoguchiAPI
import Messages

/// An import in progress: reads the file, sends its follow-ups, and counts the results.
///
/// Of a line that was sent only its number is kept until it is answered, and the row itself where rejects are written.
final class BatchImport: StreamedBody {
    private let file: InputFile
    private(set) var tally = ImportTally()
    /// Why not everything was read; the lines before the fault are sent all the same.
    private(set) var fault: Failure?
    /// Bytes read so far.
    private(set) var bytesRead: Int64 = 0

    private var reader: ImportReader
    private let language: Language
    private let report: (BatchImport) throws -> Void
    private let rejects: RejectsFile?
    private let decoder = JSONDecoder()
    private var isAtEnd = false
    private var unanswered = UnansweredLines()
    private var answers = LineReader(limit: 16 << 20)
    private var answered = 0
    private var buffer = [UInt8](repeating: 0, count: 65_536)

    /// - Parameters:
    ///   - rejects: where each refused line is written.
    ///   - report: called now and then, to show the progress.
    init(
        of file: consuming InputFile, _ reader: ImportReader, in language: Language,
        rejects: RejectsFile?, report: @escaping (BatchImport) throws -> Void
    ) {
        self.file = file
        self.reader = reader
        self.language = language
        self.rejects = rejects
        self.report = report
    }

    var descriptor: CInt { file.descriptor }

    /// How many bytes there are to read; nil where that isn't known beforehand.
    var size: Int64? { file.size }

    /// What was found out about a table, repaired in it and passed over.
    var notes: [ListNote] { reader.notes }

    func nextPart() throws -> [UInt8]? {
        if isAtEnd { return nil }
        let count = try file.readSome(into: &buffer)
        bytesRead += Int64(count)
        isAtEnd = count == 0
        var part: [UInt8] = []
        for line in reader.feed(buffer[..<count], isEnd: isAtEnd) {
            switch line.content {
            case .json(let json, _):
                part += json
                part.append(UInt8(ascii: "\n"))
                unanswered.append(.init(number: line.number, row: row(of: line)))
            case .unusable(let failure):
                let reason = ProblemDetails.FieldError(pointer: "", detail: failure.message(in: language))
                try refuse(ImportTally.Refusal(line: line.number, status: 400, reasons: [reason]), row(of: line))
            }
        }
        if let fault = reader.fault {
            self.fault = fault
            isAtEnd = true
        }
        try report(self)
        return part
    }

    func receive(_ part: [UInt8]) throws {
        for line in answers.feed(part[...]) { try take(line) }
        try report(self)
    }

    func finish() throws {
        if let line = answers.finish() { try take(line) }
        // A daemon that can't go on ends its answer early.
        if !unanswered.isEmpty || !isAtEnd { throw TransportError.connectionLost }
    }

    private func take(_ answer: LineReader.Line) throws {
        answered += 1
        guard let bytes = answer.bytes.map({ Data($0) }),
            let verdict = try? decoder.decode(Verdict.self, from: bytes),
            verdict.line == answered, let line = unanswered.popFirst()
        else { throw TransportError.malformed(.answersDontMatch) }
        if verdict.status < 300 {
            // A follow-up that a dry run would accept has no id.
            tally.addAccepted(before: verdict.status == 200 && verdict.id != nil)
            for warning in verdict.warnings ?? [] { tally.add(ImportTally.Note(line: line.number, warning: warning)) }
        } else {
            let problem =
                (try? decoder.decode(ProblemDetails.self, from: bytes))
                ?? ProblemDetails(
                    type: "about:blank", title: "HTTP status \(verdict.status)", status: verdict.status, detail: "")
            try refuse(
                ImportTally.Refusal(line: line.number, problem: problem, names: reader.fieldNames), line.row)
        }
    }

    /// The part of a ``BatchResult`` that matters here: decoding each accepted follow-up in full would take most of the
    /// time.
    private struct Verdict: Decodable {
        var line: Int
        var status: Int
        var id: String?
        var warnings: [Warning]?
    }

    private func row(of line: ImportLine) -> String? {
        guard rejects != nil, let cells = line.cells, let header = reader.header else { return nil }
        return RejectsFile.row(cells, header)
    }

    private func refuse(_ refusal: ImportTally.Refusal, _ row: String?) throws {
        tally.add(refusal)
        try rejects?.write(refusal, row: row, header: reader.header, in: language)
    }
}
