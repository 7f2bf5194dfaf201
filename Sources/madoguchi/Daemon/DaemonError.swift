import MadoguchiAPI

/// Why the daemon gave no answer that can be used.
struct DaemonError: Error {
    enum Reason {
        case transport(TransportError)
        /// A command was sent, and no answer came back.
        ///
        /// - Parameter lookup: what to run to see whether it was done.
        case uncertain(lookup: String)
        case refused(status: Int, problem: ProblemDetails?)
        /// JSON of some other shape.
        case notUnderstood
    }

    var socketPath: String
    var reason: Reason

    /// Whether the daemon was not there, or went away while it was asked: as over a restart.
    var isAbsence: Bool {
        switch reason {
        case .transport(.nobodyThere), .transport(.connectionLost): true
        case .refused(status: 503, _): true
        default: false
        }
    }

    /// Whether the daemon knows of no such thing.
    var isNotFound: Bool {
        if case .refused(status: 404, _) = reason { true } else { false }
    }

    /// The same error in the user's own words for the fields: what was typed instead of pointers into what was sent.
    func named(by names: FieldNames) -> DaemonError {
        guard case .refused(let status, var problem?) = reason, let errors = problem.errors else { return self }
        // A detail that tells of the fields would call them by their pointers.
        if errors.allSatisfy({ problem.detail.contains($0.detail) }) { problem.detail = problem.title }
        problem.errors = errors.map { error in
            var error = error
            error.pointer = names.name(of: error.pointer)
            return error
        }
        return DaemonError(socketPath: socketPath, reason: .refused(status: status, problem: problem))
    }
}
