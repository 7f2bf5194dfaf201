import FoundationEssentials
import MadoguchiAPI

/// An import in progress: reads the file, sends its follow-ups, and counts the results.
///
/// Of a line that was sent only its number is kept, until it is answered.
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
    private let reject: (ImportTally.Refusal) throws -> Void
    private let decoder = JSONDecoder()
    private var isAtEnd = false
    private var unanswered = LineNumbers()
    private var answers = LineReader(limit: 16 << 20)
    private var answered = 0
    private var buffer = [UInt8](repeating: 0, count: 65_536)

    /// - Parameters:
    ///   - reject: called with each refused line.
    ///   - report: called now and then, to show the progress.
    init(
        of file: consuming InputFile, _ reader: ImportReader, in language: Language,
        reject: @escaping (ImportTally.Refusal) throws -> Void, report: @escaping (BatchImport) throws -> Void
    ) {
        self.file = file
        self.reader = reader
        self.language = language
        self.reject = reject
        self.report = report
    }

    var descriptor: CInt { file.descriptor }

    /// How many bytes there are to read; nil where that isn't known beforehand.
    var size: Int64? { file.size }

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
                unanswered.append(line.number)
            case .unusable(let failure):
                let reason = ProblemDetails.FieldError(pointer: "", detail: failure.message(in: language))
                try refuse(ImportTally.Refusal(line: line.number, status: 400, reasons: [reason]))
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
        else { throw TransportError.malformed("its answer to a batch doesn't match the lines") }
        if verdict.status < 300 {
            // A follow-up that a dry run would accept has no id.
            tally.addAccepted(before: verdict.status == 200 && verdict.id != nil)
            for warning in verdict.warnings ?? [] { tally.add(ImportTally.Note(line: line, warning: warning)) }
        } else {
            let problem =
                (try? decoder.decode(ProblemDetails.self, from: bytes))
                ?? ProblemDetails(
                    type: "about:blank", title: "HTTP status \(verdict.status)", status: verdict.status, detail: "")
            try refuse(ImportTally.Refusal(line: line, problem: problem, names: reader.fieldNames))
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

    private func refuse(_ refusal: ImportTally.Refusal) throws {
        tally.add(refusal)
        try reject(refusal)
    }
}
