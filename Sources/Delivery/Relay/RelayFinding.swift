package import SupportHours

/// What a look at the way out has found.
package struct RelayFinding: Hashable, Sendable {
    /// What stands in the way of letters, and what to do; nil where nothing does.
    package var problem: String?
    package var isEncrypted = false
    package var isLoggedIn = false
    /// The last instant of the other side's certificate.
    package var certificateEnd: Instant?

    package init(problem: String? = nil) {
        self.problem = problem
    }
}
