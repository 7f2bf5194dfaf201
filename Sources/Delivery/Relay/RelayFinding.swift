package import Messages
package import SupportHours

/// The result of checking a transport.
package struct RelayFinding: Hashable, Sendable {
    /// What keeps messages from leaving, and what to do; nil where nothing does.
    package var problem: Trouble?
    package var isEncrypted = false
    package var isLoggedIn = false
    /// The end of validity of the other side's certificate.
    package var certificateEnd: Instant?

    package init(problem: Trouble? = nil) {
        self.problem = problem
    }
}
