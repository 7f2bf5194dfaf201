/// By which hours a node goes that shares its queue, and which it proposes.
///
/// A node claims and derives anew only for plans whose adopted hours are its own. So two nodes that disagree never move
/// each other's follow-ups back and forth.
package struct AdoptionRules: Hashable, Sendable {
    /// Identifies the node's configuration. See ``NodeReport/configuration``.
    package private(set) var configuration: String
    /// The node's hours, by plan.
    package private(set) var hours: [String: NodeHours]
    /// Plans whose hours somebody wants to be adopted, whatever was adopted before: after a reload of another configuration,
    /// or by command.
    private var insisting: Set<String> = []
    /// Plans whose adopted hours have become this node's, by a calendar or an override.
    private var following: Set<String> = []
    /// Since which uptime no live node has had the adopted hours, by plan.
    private var orphanedSince: [String: Int64] = [:]
    /// Whether no answer has come since the node joined.
    private var isNew = true

    package init(configuration: String, hours: [String: NodeHours]) {
        self.configuration = configuration
        self.hours = hours
    }

    /// The plans whose adopted hours are this node's.
    package func agreed(with adopted: [String: AdoptedHours]) -> Set<String> {
        Set(hours.filter { adopted[$0.key]?.hours.fingerprint == $0.value.fingerprint }.keys)
    }

    /// The node goes by these from now on.
    package mutating func follow(_ facts: NodeFacts, over adopted: [String: AdoptedHours]) {
        if facts.configuration != configuration {
            insisting.formUnion(facts.hours.keys)
        } else {
            // A release of the tz database is told by its name; what has changed otherwise is in no counter.
            following.formUnion(
                agreed(with: adopted).filter { plan in
                    guard let before = hours[plan], let now = facts.hours[plan] else { return false }
                    return before.tzdata == now.tzdata && before.fingerprint != now.fingerprint
                })
        }
        configuration = facts.configuration
        hours = facts.hours
        insisting.formIntersection(hours.keys)
        following.formIntersection(hours.keys)
    }

    /// Somebody wants this node's hours to be adopted.
    package mutating func insist() {
        insisting.formUnion(hours.keys)
    }

    /// It has joined.
    package mutating func begin() {
        isNew = true
        orphanedSince = [:]
    }

    /// What this node is to adopt, by plan, with the epoch that it takes the place of; nil for none.
    ///
    /// - Parameters:
    ///   - others: what the other live nodes say.
    ///   - grace: for how many milliseconds hours that no live node has are left as they are.
    package mutating func proposals(
        over adopted: [String: AdoptedHours], others: [NodeReport], grace: Int64, at uptime: Int64
    ) -> [String: Int64?] {
        defer { isNew = false }
        return hours.reduce(into: [:]) { proposals, item in
            let (plan, mine) = item
            guard let present = adopted[plan] else {
                proposals[plan] = .some(nil)
                return
            }
            guard present.hours.fingerprint != mine.fingerprint else { return settled(plan) }
            // Nodes that had these have gone: they are of a configuration that nobody has any more, or nobody has followed.
            let isOrphaned = isOrphaned(plan, present, others: others, grace: grace, at: uptime)
            let isNewer = present.configuration == configuration && mine.supersedes(present.hours)
            if isNewer || insisting.contains(plan) || following.contains(plan) || isOrphaned {
                proposals[plan] = present.epoch
            }
        }
    }

    private mutating func settled(_ plan: String) {
        insisting.remove(plan)
        following.remove(plan)
        orphanedSince[plan] = nil
    }

    private mutating func isOrphaned(
        _ plan: String, _ present: AdoptedHours, others: [NodeReport], grace: Int64, at uptime: Int64
    ) -> Bool {
        guard !others.contains(where: { $0.hours[plan]?.fingerprint == present.hours.fingerprint }) else {
            orphanedSince[plan] = nil
            return false
        }
        let since = orphanedSince[plan] ?? uptime
        orphanedSince[plan] = since
        return isNew || uptime - since >= grace
    }

    /// These are adopted now.
    ///
    /// - Parameter tried: what this node has proposed.
    package mutating func answered(_ adopted: AdoptedHours, after tried: NodeHours?) {
        // Where others were first, what is adopted isn't what this node's hours have come from.
        if adopted.hours != tried { following.remove(adopted.plan) }
        if adopted.hours.fingerprint == hours[adopted.plan]?.fingerprint { settled(adopted.plan) }
    }
}
