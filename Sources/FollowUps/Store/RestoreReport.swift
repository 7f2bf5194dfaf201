package import Messages
package import SupportHours

/// What was restored from a backup.
package struct RestoreReport: Hashable, Sendable {
    /// How many follow-ups there are in each state.
    package var states: [FollowUpState: Int]
    package var openCases: Int
    /// When the newest follow-up was accepted; nil where there is none.
    package var newest: Instant?
    /// Where the database is that was replaced; nil where there was none.
    package var replaced: String?
    /// Whether sending is paused until somebody resumes it.
    package var isPaused: Bool

    package init(
        states: [FollowUpState: Int], openCases: Int, newest: Instant?, replaced: String?, isPaused: Bool
    ) {
        self.states = states
        self.openCases = openCases
        self.newest = newest
        self.replaced = replaced
        self.isPaused = isPaused
    }
}

/// Why a backup wasn't restored. The database that was there before is unchanged.
package enum RestoreError: Error, Hashable, Sendable {
    /// The database is a server's, which has tools of its own.
    case elsewhere
    /// A madoguchid uses the state directory.
    case inUse(directory: String)
    /// The backup can't be read, or isn't sound.
    case unusable(backup: String, StoreError)
    /// The state directory can't be written to.
    case failed(directory: String, StoreError)
}

extension RestoreError: WordedError {
    package var wording: Wording {
        switch self {
        case .elsewhere: .restoreElsewhere
        case .inUse(let directory): .restoreWhileInUse(directory: directory)
        case .unusable(let backup, let error):
            .backupUnusable(backup, Trouble(error.detail, remedy: error.reason == .corrupt ? .useAnotherBackup : nil))
        case .failed(let directory, let error):
            .restoreFailed(directory: directory, Trouble(error.detail, remedy: Self.advice(inDirectory: error)))
        }
    }

    private static func advice(inDirectory error: StoreError) -> Wording? {
        switch error.reason {
        case .full: .makeRoom
        case .readOnly: .runAsRoot
        default: nil
        }
    }
}
