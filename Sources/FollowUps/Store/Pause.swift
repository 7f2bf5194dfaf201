/// Whether sending is paused until somebody resumes it, and by whom. Survives restarts.
package enum Pause: Hashable, Sendable {
    case none
    case byOperator
    /// Restoring a backup paused it, and nobody has paused or resumed it since.
    case byRestore
}
