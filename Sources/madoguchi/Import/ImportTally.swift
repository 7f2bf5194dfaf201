import MadoguchiAPI

/// The results of an import's lines.
struct ImportTally: Sendable {
    /// A line that was refused.
    struct Refusal: Hashable, Sendable {
        /// Its number in the file, from 1.
        var line: Int
        /// The HTTP status.
        var status: Int
        var reasons: [ProblemDetails.FieldError]
    }

    /// A remark on a line that was accepted, but is probably not meant so.
    struct Note: Hashable, Sendable {
        /// Its number in the file, from 1.
        var line: Int
        var warning: Warning
    }

    /// How many refusals, and how many notes, are kept and shown.
    static let shown = 20

    private(set) var accepted = 0
    private(set) var acceptedBefore = 0
    /// Faulty lines.
    private(set) var refused = 0
    /// Lines that were refused for now, though nothing is wrong with them.
    private(set) var postponed = 0
    /// The first ones.
    private(set) var refusals: [Refusal] = []
    /// How many warnings there were.
    private(set) var warnings = 0
    /// The first ones.
    private(set) var notes: [Note] = []

    var total: Int { accepted + acceptedBefore + refused + postponed }

    mutating func addAccepted(before: Bool) {
        if before { acceptedBefore += 1 } else { accepted += 1 }
    }

    mutating func add(_ note: Note) {
        warnings += 1
        if notes.count < Self.shown { notes.append(note) }
    }

    mutating func add(_ refusal: Refusal) {
        if refusal.isPassing { postponed += 1 } else { refused += 1 }
        if refusals.count < Self.shown { refusals.append(refusal) }
    }
}

extension ImportTally.Refusal {
    /// Whether the same line may be accepted later.
    var isPassing: Bool { status == 408 || status == 429 || status >= 500 }

    init(line: Int, problem: ProblemDetails, names: FieldNames) {
        let fields = (problem.errors ?? []).map { error in
            var error = error
            error.pointer = names.name(of: error.pointer)
            return error
        }
        let detail = problem.detail.isEmpty ? problem.title : problem.detail
        self.init(
            line: line, status: problem.status,
            reasons: fields.isEmpty ? [ProblemDetails.FieldError(pointer: "", detail: detail)] : fields)
    }
}
