/// One node's mind about all of them: events go in, actions come out.
///
/// A node says that it lives by counting up its beat. Who sees a beat stand still for the whole lease, on its own clock,
/// declares that node dead and settles its leases. No two machines' clocks are compared, so a database whose clock is
/// another's after a fail-over kills nobody. The node itself trusts for less long in its being alive.
package struct MembershipState: Sendable {
    private enum Standing: Sendable {
        /// It isn't known to the others.
        case apart
        case member
        case leaving
        case left
    }

    /// A beat, and since when it has stood still.
    private struct Observed: Sendable {
        var beat: Int64
        /// Uptime in milliseconds, when an answer first showed it.
        var since: Int64
    }

    private let terms: MembershipTerms
    private var this: MembershipSelf
    private var random: any RandomNumberGenerator & Sendable
    private var standing = Standing.apart
    /// Of this membership.
    package private(set) var owner: LeaseOwner
    /// Whether a call is out that says that it lives.
    private var isAsking = false
    /// Of the last report.
    private var reportNumber: Int64 = 0
    /// When it is to say so next: uptime in milliseconds.
    private var asksAt: Int64
    /// When the last beat that was answered was sent.
    private var provenAt: Int64?
    private var view: ClusterView?
    private var share = LimitShare()
    private var rules: AdoptionRules
    private var clockOffset: Int64 = 0
    private var observed: [LeaseOwner: Observed] = [:]
    /// Who is being declared dead or rescued.
    private var ending: Set<LeaseOwner> = []
    /// Plans whose hours are being adopted.
    private var adopting: Set<String> = []
    private var rights: SendingRights?
    private var actions: [MembershipAction] = []

    package init(
        _ this: MembershipSelf, terms: MembershipTerms = MembershipTerms(),
        random: any RandomNumberGenerator & Sendable, at uptime: Int64
    ) {
        self.this = this
        self.terms = terms
        self.random = random
        rules = AdoptionRules(configuration: this.configuration, hours: this.hours)
        asksAt = uptime
        owner = Self.newOwner(&self.random)
    }

    private static func newOwner(_ random: inout any RandomNumberGenerator & Sendable) -> LeaseOwner {
        LeaseOwner(rawValue: Int64.random(in: 1...Int64.max, using: &random))
    }

    /// Whether nothing is left to be done after a `stop`.
    package var hasLeft: Bool { if case .left = standing { true } else { false } }

    /// - Parameters:
    ///   - uptime: milliseconds on a clock that goes on while the machine is suspended.
    ///   - wall: milliseconds since 1970-01-01T00:00:00Z by the machine's clock.
    package mutating func handle(_ event: MembershipEvent, at uptime: Int64, wall: Int64) -> [MembershipAction] {
        switch event {
        case .tick: break
        case .joined(let view, let call), .beaten(let view, let call):
            // The answer to an owner that was given up says nothing of the present one.
            guard call.owner == owner else { break }
            isAsking = false
            if let view { take(view, of: call, at: uptime, wall: wall) } else { startAnew(at: uptime) }
        case .declared(let other, let isDead):
            ending.remove(other)
            observed[other] = nil
            if isDead { rescue(other) }
        case .rescued(let other):
            ending.remove(other)
            view?.nodes.removeAll { $0.owner == other }
        case .adopted(let hours):
            adopting.remove(hours.plan)
            view?.adopted[hours.plan] = hours
            if hours.hours.fingerprint == rules.hours[hours.plan]?.fingerprint { rules.insisting.remove(hours.plan) }
        case .failed(let action): failed(action, at: uptime)
        case .changed(let this): change(to: this, at: uptime)
        case .stop: stop()
        case .left: standing = .left
        }
        proceed(at: uptime, wall: wall)
        defer { actions = [] }
        return actions
    }

    // MARK: Answers

    private mutating func take(_ view: ClusterView, of call: MembershipCall, at uptime: Int64, wall: Int64) {
        guard case .apart = standing else { return follow(view, of: call, at: uptime, wall: wall) }
        standing = .member
        rules.isNew = true
        follow(view, of: call, at: uptime, wall: wall)
    }

    private mutating func follow(_ view: ClusterView, of call: MembershipCall, at uptime: Int64, wall: Int64) {
        self.view = view
        provenAt = call.askedAt
        asksAt = call.askedAt + terms.beatEvery
        clockOffset = (call.askedAtWall + wall) / 2 - view.databaseTime
        share.follow(
            others: others.filter(\.isSending), said: call.report.divisor, isSending: call.report.isSending)
        for node in view.nodes where node.owner != owner && node.state == .live {
            if observed[node.owner]?.beat != node.beat {
                observed[node.owner] = Observed(beat: node.beat, since: uptime)
            }
        }
        let live = Set(view.nodes.filter { $0.state == .live }.map(\.owner))
        observed = observed.filter { live.contains($0.key) }
        adopt()
        rules.isNew = false
    }

    /// What the other live nodes say.
    private var others: [NodeReport] {
        view?.nodes.filter { $0.owner != owner && $0.state == .live }.map(\.report) ?? []
    }

    /// It was declared dead, or has never been there: what it held is others' to settle.
    private mutating func startAnew(at uptime: Int64) {
        let wasMember = if case .member = standing { true } else { false }
        if case .leaving = standing {
            standing = .left
            return
        }
        standing = .apart
        owner = Self.newOwner(&random)
        view = nil
        provenAt = nil
        share = LimitShare()
        observed = [:]
        asksAt = wasMember ? uptime : uptime + terms.beatEvery
    }

    private mutating func failed(_ action: MembershipAction, at uptime: Int64) {
        switch action {
        case .join(let call, _), .beat(let call):
            guard call.owner == owner else { return }
            isAsking = false
            asksAt = uptime + terms.retryAfter
        case .declareDead(let other, _), .rescue(let other): ending.remove(other)
        case .adopt(_, let plan, _, _): adopting.remove(plan)
        // The others find out by its beat.
        case .leave: standing = .left
        case .alarm, .follow: break
        }
    }

    private mutating func change(to this: MembershipSelf, at uptime: Int64) {
        if !this.canSend { share.stop() }
        // What it says decides about what others may do: they hear of it at once.
        if this != self.this { asksAt = min(asksAt, uptime) }
        self.this = this
        rules.configuration = this.configuration
        rules.hours = this.hours
        rules.insisting.formUnion(this.insisting)
        rules.insisting.formIntersection(this.hours.keys)
        adopt()
    }

    private mutating func stop() {
        switch standing {
        case .member:
            standing = .leaving
            actions.append(.leave(owner))
        case .apart: standing = .left
        case .leaving, .left: break
        }
    }

    // MARK: What follows

    private mutating func proceed(at uptime: Int64, wall: Int64) {
        tellRights(at: uptime)
        switch standing {
        case .leaving, .left: return
        case .apart, .member: break
        }
        if case .member = standing { endOthers(at: uptime) }
        if !isAsking, asksAt <= uptime { ask(at: uptime, wall: wall) }
        let standsStill = observed.values.map { $0.since + terms.lease }.filter { $0 > uptime }
        let bounds = [rights?.claimsUntil, rights?.finishesUntil].compactMap(\.self).filter { $0 > uptime }
        if let next = (standsStill + bounds + (isAsking ? [] : [asksAt])).min() { actions.append(.alarm(uptime: next)) }
    }

    private mutating func ask(at uptime: Int64, wall: Int64) {
        isAsking = true
        reportNumber += 1
        let report = NodeReport(
            number: reportNumber, version: this.version, composer: this.composer, isSending: isSending,
            divisor: share.said,
            limits: this.limits, clockOffset: clockOffset, configuration: this.configuration, hours: this.hours)
        let call = MembershipCall(owner: owner, report: report, askedAt: uptime, askedAtWall: wall)
        if case .member = standing { actions.append(.beat(call)) } else { actions.append(.join(call, name: this.name)) }
    }

    /// Whether it sends, or would if the others made room.
    private var isSending: Bool {
        let isDraining = view?.nodes.first { $0.owner == owner }?.isDraining ?? false
        return this.canSend && !isDraining && abs(clockOffset) <= terms.clockTolerance
    }

    private mutating func endOthers(at uptime: Int64) {
        for node in view?.nodes ?? [] where node.owner != owner && !ending.contains(node.owner) {
            if node.state != .live {
                rescue(node.owner)
            } else if let seen = observed[node.owner], seen.since + terms.lease <= uptime {
                ending.insert(node.owner)
                actions.append(.declareDead(node.owner, atBeat: seen.beat))
            }
        }
    }

    private mutating func rescue(_ other: LeaseOwner) {
        guard ending.insert(other).inserted else { return }
        actions.append(.rescue(other))
    }

    private mutating func adopt() {
        guard case .member = standing, let view else { return }
        for (plan, epoch) in rules.proposals(over: view.adopted, others: others).sorted(by: { $0.key < $1.key }) {
            guard let hours = rules.hours[plan], adopting.insert(plan).inserted else { continue }
            actions.append(.adopt(hours, plan: plan, configuration: rules.configuration, over: epoch))
        }
    }

    private mutating func tellRights(at uptime: Int64) {
        if !isSending { share.stop() }
        let now = presentRights(at: uptime)
        guard now != rights else { return }
        rights = now
        actions.append(.follow(now))
    }

    private func presentRights(at uptime: Int64) -> SendingRights? {
        guard case .member = standing, let view, let provenAt, uptime < provenAt + terms.finishesFor else { return nil }
        let senders = view.nodes.filter { $0.state == .live && ($0.owner == owner ? isSending : $0.report.isSending) }
            .sorted { $0.slot < $1.slot }
        return SendingRights(
            owner: owner, claimsUntil: provenAt + terms.claimsFor, finishesUntil: provenAt + terms.finishesFor,
            divisor: share.hasRoom ? share.divisor : nil,
            limits: others.map(\.limits).reduce(this.limits) { $0.least($1) },
            plans: rules.agreed(with: view.adopted),
            share: HeadShare(
                number: senders.firstIndex { $0.owner == owner } ?? 0, count: max(1, senders.count)),
            pause: view.pause, isHalted: view.halt != nil, clockOffset: clockOffset)
    }
}

extension NodeReport.Limits {
    /// The lesser of each.
    fileprivate func least(_ other: Self) -> Self {
        func least(_ one: Int?, _ other: Int?) -> Int? { [one, other].compactMap(\.self).min() }
        return NodeReport.Limits(
            perSecond: min(perSecond, other.perSecond),
            perDomainPerSecond: min(perDomainPerSecond, other.perDomainPerSecond),
            quota: SendingQuota.Limits(
                perHour: least(quota.perHour, other.quota.perHour), perDay: least(quota.perDay, other.quota.perDay)))
    }
}
