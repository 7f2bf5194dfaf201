import FollowUps
import MadoguchiAPI

/// A batch under way: lines of JSON go in as they arrive, and a result for each comes out, in order.
///
/// What arrives together is stored together, up to a bound; so a file goes in by large steps, and a sender that waits
/// for its answers gets them.
struct FollowUpBatch: Sendable {
    /// Lines that are stored in one step.
    private static let largestStep = 500

    private let api: FollowUpsAPI
    private let uid: UInt32?
    private let isDryRun: Bool
    private var splitter = LineSplitter(longest: FollowUpReader.largestBody)
    /// What has arrived and is to be stored.
    private var lines: ArraySlice<LineSplitter.Line> = []
    /// Why nothing more is stored: what failed once isn't tried for each of the lines to come.
    private var storeFailure: Problem?

    init(api: FollowUpsAPI, uid: UInt32?, isDryRun: Bool) {
        self.api = api
        self.uid = uid
        self.isDryRun = isDryRun
    }

    mutating func receive(_ bytes: [UInt8]) {
        lines += splitter.lines(in: bytes)
    }

    /// To be called at the end of the body.
    mutating func end() {
        if let line = splitter.last() { lines.append(line) }
    }

    /// Stores what has arrived, at most so many lines of it that memory doesn't grow.
    ///
    /// - Returns: the lines' results, each on a line; nil where nothing is left to do.
    mutating func results() async -> [UInt8]? {
        guard !lines.isEmpty else { return nil }
        let step = lines.prefix(Self.largestStep)
        lines = lines.dropFirst(Self.largestStep)
        return await results(for: step)
    }

    private mutating func results(for lines: ArraySlice<LineSplitter.Line>) async -> [UInt8] {
        let intake = Intake(api, uid: uid)
        let read = lines.map { line in
            Result { () throws(Problem) in
                guard let bytes = line.bytes else { throw .bodyTooLarge(limit: FollowUpReader.largestBody) }
                return try intake.read(bytes, key: .body)
            }
        }
        let results = await store(read, intake)
        return Self.text(of: zip(lines, results))
    }

    private mutating func store(
        _ read: [Result<NewFollowUp, Problem>], _ intake: Intake
    ) async -> [Result<(status: Int, resource: FollowUpResource), Problem>] {
        let new = read.compactMap { try? $0.get() }
        if isDryRun {
            return read.map { result in
                result.flatMap { new in Result { () throws(Problem) in (200, try intake.preview(of: new)) } }
            }
        }
        var answers: [EnqueueResult] = []
        if storeFailure == nil, !new.isEmpty {
            do throws(Problem) {
                answers = try await storing { () throws(StoreError) in try await api.store.enqueue(new) }
            } catch {
                storeFailure = error
            }
        }
        if answers.contains(.stored) { api.wake(intake.snapshot) }
        var next = answers.makeIterator()
        return read.map { result in
            result.flatMap { new in
                Result { () throws(Problem) in
                    if let storeFailure { throw storeFailure }
                    guard let answer = next.next() else { throw .store(.noAnswer) }
                    return try intake.outcome(of: new, answer)
                }
            }
        }
    }

    private static func text(
        of results: some Sequence<(LineSplitter.Line, Result<(status: Int, resource: FollowUpResource), Problem>)>
    ) -> [UInt8] {
        var text: [UInt8] = []
        for (line, result) in results {
            let answer =
                switch result {
                case .success(let (status, resource)):
                    BatchResult(line: line.number, status: status, body: .followUp(resource))
                case .failure(let problem):
                    BatchResult(line: line.number, status: problem.status, body: .problem(problem))
                }
            // It consists of texts and whole numbers, which can always be written.
            text += (try? answer.json) ?? []
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }
}
