/// By which hours a node goes that shares its queue, and which it proposes.
///
/// A node claims and derives anew only for plans whose adopted hours are its own. So two nodes that disagree never move
/// each other's follow-ups back and forth.
package struct AdoptionRules: Hashable, Sendable {
    /// Identifies the node's configuration. See ``NodeReport/configuration``.
    package var configuration: String
    /// The node's hours, by plan.
    package var hours: [String: NodeHours]
    /// Plans whose hours somebody wants to be adopted, whatever was adopted before: after a reload, or by command.
    package var insisting: Set<String> = []
    /// Whether no answer has come since the node joined.
    package var isNew = true

    package init(configuration: String, hours: [String: NodeHours]) {
        self.configuration = configuration
        self.hours = hours
    }

    /// The plans whose adopted hours are this node's.
    package func agreed(with adopted: [String: AdoptedHours]) -> Set<String> {
        Set(hours.filter { adopted[$0.key]?.hours.fingerprint == $0.value.fingerprint }.keys)
    }

    /// What this node is to adopt, by plan, with the epoch that it takes the place of; nil for none.
    ///
    /// - Parameter others: what the other live nodes say.
    package func proposals(over adopted: [String: AdoptedHours], others: [NodeReport]) -> [String: Int64?] {
        hours.reduce(into: [:]) { proposals, item in
            let (plan, mine) = item
            guard let present = adopted[plan] else {
                proposals[plan] = .some(nil)
                return
            }
            guard present.hours.fingerprint != mine.fingerprint else { return }
            let isNewer = present.configuration == configuration && mine.supersedes(present.hours)
            // The nodes that had these have gone: they are of a configuration that nobody has any more.
            let isOrphaned = isNew && !others.contains { $0.hours[plan]?.fingerprint == present.hours.fingerprint }
            if isNewer || insisting.contains(plan) || isOrphaned { proposals[plan] = present.epoch }
        }
    }
}
