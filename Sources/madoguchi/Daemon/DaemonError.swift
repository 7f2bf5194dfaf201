import MadoguchiAPI

/// Why there is no usable answer from the daemon.
struct DaemonError: Error {
    enum Reason {
        case transport(TransportError)
        /// A command was sent, and no answer came back.
        ///
        /// - Parameter lookup: the command that shows whether it was done.
        case uncertain(lookup: String)
        case refused(status: Int, problem: ProblemDetails?)
        /// JSON of an unexpected shape.
        case notUnderstood
    }

    var socketPath: String
    var reason: Reason

    /// Whether the daemon wasn't running, or stopped while it was asked, as during a restart.
    var isAbsence: Bool {
        switch reason {
        case .transport(.nobodyThere), .transport(.unanswered), .transport(.connectionLost): true
        case .refused(status: 503, _): true
        default: false
        }
    }

    /// The problem that the daemon answered with, as `/problems/unknown-case`; nil for anything else.
    var problemType: String? {
        if case .refused(_, let problem) = reason { problem?.type } else { nil }
    }

    /// Whether the daemon doesn't know the object.
    var isNotFound: Bool {
        if case .refused(status: 404, _) = reason { true } else { false }
    }

    /// The same error with the user's names of the fields instead of JSON Pointers.
    func named(by names: FieldNames) -> DaemonError {
        guard case .refused(let status, var problem?) = reason, let errors = problem.errors else { return self }
        // A detail that names the fields would use their pointers.
        if errors.allSatisfy({ problem.detail.contains($0.detail) }) { problem.detail = problem.title }
        problem.errors = errors.map { error in
            var error = error
            error.pointer = names.name(of: error.pointer)
            return error
        }
        return DaemonError(socketPath: socketPath, reason: .refused(status: status, problem: problem))
    }
}
