import FollowUps
import Synchronization

/// How many queued follow-ups got another due instant by upgrades of the tz database, since the daemon started.
final class UpgradedFollowUps: Sendable {
    private struct Count {
        /// Of the hours that an upgrade left. See ``DueBasis/fingerprint``.
        var fingerprint: String
        var moved: Int
    }

    private let counts = Mutex<[String: Count]>([:])

    /// Adds what was derived anew, as far as an upgrade was the reason.
    ///
    /// - Parameters:
    ///   - moved: how many got another instant, by plan.
    ///   - moves: the upgrades, by plan.
    func add(_ moved: [String: Int], by rules: DueRules, after moves: [String: HoursMove]) {
        counts.withLock { counts in
            for (plan, number) in moved {
                guard let move = moves[plan], move.fingerprint == rules.plans[plan]?.basis.fingerprint else { continue }
                let known = counts[plan].flatMap { $0.fingerprint == move.fingerprint ? $0.moved : nil } ?? 0
                counts[plan] = Count(fingerprint: move.fingerprint, moved: known + number)
            }
        }
    }

    /// How many an upgrade moved of a plan.
    func count(of plan: String, after move: HoursMove) -> Int {
        counts.withLock { counts in
            counts[plan].flatMap { $0.fingerprint == move.fingerprint ? $0.moved : nil } ?? 0
        }
    }
}
