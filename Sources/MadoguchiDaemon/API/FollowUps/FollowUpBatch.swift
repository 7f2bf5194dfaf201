import FollowUps
import MadoguchiAPI
import Messages

/// Which lines of a batch are answered.
enum BatchAnswer: String, CaseIterable, Sendable {
    /// Every line, by its result.
    case all
    /// The refused lines, and at the end how many there were of each kind.
    case refused
}

/// A batch in progress: lines of JSON go in as they arrive, and a result for each comes out, in order.
///
/// Lines that arrive together are stored together, up to a bound; so a file is stored in large steps, and a sender that
/// waits for each answer gets it. While one step is stored, the next one can be read.
struct FollowUpBatch: Sendable {
    /// Lines that are stored in one step.
    private static let largestStep = 500

    /// Lines that were read, and what each comes to.
    struct Step: Sendable {
        fileprivate let numbers: [Int]
        fileprivate let read: [Result<NewFollowUp, Problem>]
        fileprivate let intake: Intake
    }

    /// What became of a step.
    struct StepResult: Sendable {
        /// An answer for each line that gets one, each on a line.
        fileprivate(set) var text: [UInt8] = []
        fileprivate var counts = BatchSummary.Counts(accepted: 0, replayed: 0, refused: 0)
        fileprivate var storeFailure: Problem?
    }

    private typealias Outcome = Result<(status: Int, resource: FollowUpResource), Problem>

    private let context: APIContext
    private let uid: UInt32?
    private let isDryRun: Bool
    private let answer: BatchAnswer
    private let language: Language
    private var splitter = LineSplitter(longest: FollowUpReader.largestBody)
    /// Lines that have arrived and aren't stored yet.
    private var lines: ArraySlice<LineSplitter.Line> = []
    /// Why nothing more is stored; a failure isn't met again for each remaining line.
    private var storeFailure: Problem?
    private var counts = BatchSummary.Counts(accepted: 0, replayed: 0, refused: 0)

    /// - Parameter language: the language of problems and warnings.
    init(context: APIContext, uid: UInt32?, isDryRun: Bool, answer: BatchAnswer = .all, language: Language) {
        self.context = context
        self.uid = uid
        self.isDryRun = isDryRun
        self.answer = answer
        self.language = language
    }

    mutating func receive(_ bytes: [UInt8]) {
        lines += splitter.lines(in: bytes)
    }

    /// Called at the end of the body.
    mutating func end() {
        if let line = splitter.last() { lines.append(line) }
    }

    /// The last line of the answer, where it has one.
    var summary: [UInt8]? {
        guard answer == .refused else { return nil }
        // It consists of whole numbers, which can always be encoded.
        return (try? Response(BatchSummary(summary: counts)).bytes + [UInt8(ascii: "\n")]) ?? []
    }

    /// Reads lines that have arrived, up to a bound so that memory doesn't grow.
    ///
    /// - Returns: nil where none are left.
    mutating func nextStep() async -> Step? {
        guard !lines.isEmpty else { return nil }
        let step = lines.prefix(Self.largestStep)
        lines = lines.dropFirst(Self.largestStep)
        let intake = Intake(context, uid: uid, acceptedLanguage: language)
        // Reading takes longer than storing, which another core does meanwhile.
        let half = (step.count + 1) / 2
        async let back = Self.read(step.dropFirst(half), by: intake)
        let front = Self.read(step.prefix(half), by: intake)
        return Step(numbers: step.map(\.number), read: front + (await back), intake: intake)
    }

    private static func read(
        _ lines: ArraySlice<LineSplitter.Line>, by intake: Intake
    ) -> [Result<NewFollowUp, Problem>] {
        lines.map { line in
            Result { () throws(Problem) in
                guard let bytes = line.bytes else { throw Problem(.bodyTooLarge(limit: FollowUpReader.largestBody)) }
                return try intake.read(bytes, key: .body)
            }
        }
    }

    /// Stores a step; not before the result of the one before it was given to ``add(_:)``.
    func store(_ step: Step) async -> StepResult {
        var result = StepResult(storeFailure: storeFailure)
        let outcomes = await outcomes(of: step, &result.storeFailure)
        for outcome in outcomes {
            switch outcome {
            case .success((201, _)): result.counts.accepted += 1
            // A dry run shows what would be accepted.
            case .success where isDryRun: result.counts.accepted += 1
            case .success: result.counts.replayed += 1
            case .failure: result.counts.refused += 1
            }
        }
        result.text = text(of: zip(step.numbers, outcomes))
        return result
    }

    mutating func add(_ result: StepResult) {
        storeFailure = result.storeFailure
        counts.accepted += result.counts.accepted
        counts.replayed += result.counts.replayed
        counts.refused += result.counts.refused
    }

    private func outcomes(of step: Step, _ storeFailure: inout Problem?) async -> [Outcome] {
        let intake = step.intake
        let new = step.read.compactMap { try? $0.get() }
        if isDryRun {
            return step.read.map { result in
                result.map { new in (200, intake.preview(of: new)) }
            }
        }
        var answers: [EnqueueResult] = []
        if storeFailure == nil, !new.isEmpty {
            do throws(Problem) {
                answers = try await storing { () throws(StoreError) in
                    try await context.queueing(by: intake.snapshot) { () throws(StoreError) in
                        try await context.store.enqueueForSure(new)
                    }
                }
            } catch {
                storeFailure = error
            }
        }
        if answers.contains(.stored) { context.wake(intake.snapshot) }
        var next = answers.makeIterator()
        let failure = storeFailure
        return step.read.map { result in
            result.flatMap { new in
                Result { () throws(Problem) in
                    if let failure { throw failure }
                    guard let answer = next.next() else { throw .store(.noAnswer) }
                    return try intake.outcome(of: new, answer)
                }
            }
        }
    }

    private func text(of results: some Sequence<(Int, Outcome)>) -> [UInt8] {
        var text: [UInt8] = []
        for (line, outcome) in results {
            let result: BatchResult
            switch outcome {
            case .success where answer == .refused: continue
            case .success(let (status, resource)):
                result = BatchResult(line: line, status: status, body: .followUp(resource))
            case .failure(let problem):
                result = BatchResult(
                    line: line, status: problem.status, body: .problem(problem.details(in: language)))
            }
            // It consists of texts and whole numbers, which can always be encoded.
            text += (try? result.json) ?? []
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }
}
