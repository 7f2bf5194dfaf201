import MadoguchiAPI

/// What became of an import's lines.
struct ImportTally: Sendable {
    /// A line that was not taken.
    struct Refusal: Hashable, Sendable {
        /// In the file, from 1.
        var line: Int
        /// The HTTP status that tells why.
        var status: Int
        var reasons: [ProblemDetails.FieldError]
    }

    /// Something about a line that was taken as it is, though it may not be meant so.
    struct Note: Hashable, Sendable {
        /// In the file, from 1.
        var line: Int
        var warning: Warning
    }

    /// How many refusals, and how many notes, are kept to be shown.
    static let shown = 20

    private(set) var accepted = 0
    private(set) var acceptedBefore = 0
    /// Not to be taken as they are.
    private(set) var refused = 0
    /// Not taken for now, though nothing is wrong with them.
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
    /// Whether the same line may be taken later.
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
