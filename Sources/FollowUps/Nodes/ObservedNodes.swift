/// Since when the beats of others stand still, by the observer's own clock.
struct ObservedNodes: Sendable {
    private struct Observed: Sendable {
        var beat: Int64
        /// Uptime in milliseconds at which it will have stood still for long enough.
        var diesAt: Int64
    }

    private let terms: MembershipTerms
    private var observed: [LeaseOwner: Observed] = [:]
    private var answeredAt: Int64?

    init(_ terms: MembershipTerms) {
        self.terms = terms
    }

    /// - Parameters:
    ///   - others: the other live nodes, as an answer shows them.
    ///   - name: this node's. One of the same name is an earlier run of it, which has ended: names are unique, and two runs
    ///     can't hold one state directory. Its beat need only show that nobody else has taken the name.
    mutating func follow(_ others: [Node], of name: String, at uptime: Int64) {
        let wasInTouch = isInTouch(at: uptime)
        answeredAt = uptime
        let before = observed
        observed = [:]
        for node in others {
            let last = before[node.owner].flatMap { wasInTouch && $0.beat == node.beat ? $0 : nil }
            observed[node.owner] = last ?? Observed(beat: node.beat, diesAt: uptime + lease(of: node, seenBy: name))
        }
    }

    private func lease(of node: Node, seenBy name: String) -> Int64 {
        node.name == name ? node.report.lease / 3 : node.report.lease
    }

    /// The beat that has stood still for long enough; nil where it hasn't.
    func deadBeat(of owner: LeaseOwner, at uptime: Int64) -> Int64? {
        guard isInTouch(at: uptime), let seen = observed[owner], seen.diesAt <= uptime else { return nil }
        return seen.beat
    }

    /// Nothing is concluded from what was seen of it before.
    mutating func forget(_ owner: LeaseOwner) {
        observed[owner] = nil
    }

    /// When the next of them will have stood still for long enough; nil for none.
    func nextDeath(after uptime: Int64) -> Int64? {
        observed.values.map(\.diesAt).filter { $0 > uptime }.min()
    }

    private func isInTouch(at uptime: Int64) -> Bool {
        answeredAt.map { uptime - $0 <= terms.outage } ?? false
    }
}
