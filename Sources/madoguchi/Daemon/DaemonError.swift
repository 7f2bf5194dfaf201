import MadoguchiAPI

/// Why the daemon gave no answer that can be used.
struct DaemonError: Error {
    enum Reason {
        case transport(TransportError)
        case refused(status: Int, problem: Problem?)
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
}
