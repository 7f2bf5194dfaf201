/// One node's mind about all of them: events go in, actions come out.
///
/// A node says that it lives by counting up its beat. Who sees a beat stand still for the whole lease, on its own clock,
/// declares that node dead and settles its leases. No two machines' clocks are compared, so a database whose clock is
/// another's after a fail-over kills nobody. The node itself trusts for less long in its being alive.
package struct MembershipState: Sendable {
    enum Phase: Sendable {
        /// It isn't known to the others.
        case apart
        case member
        case leaving
        case left
    }

    let terms: MembershipTerms
    private(set) var facts: NodeFacts
    private var random: any RandomNumberGenerator & Sendable
    private(set) var phase = Phase.apart
    /// Of this membership.
    package private(set) var owner: LeaseOwner
    /// What the dispatcher has said last.
    private(set) var needs = SendingNeeds(isAble: false)
    /// Whether a call is out that says that it lives.
    private var isAsking = false
    /// Whether this owner has asked before.
    private var hasAsked = false
    /// Of the last report.
    private var reportNumber: Int64 = 0
    /// When it is to say so next: uptime in milliseconds.
    private var asksAt: Int64
    /// When the last beat that was answered was sent.
    private(set) var provenAt: Int64?
    /// What the last answer showed.
    package private(set) var view: ClusterView?
    private(set) var share = LimitShare()
    private var rules: AdoptionRules
    private(set) var clock: MeasuredClock
    private var observed: ObservedNodes
    /// Who is being declared dead or rescued.
    private var ending: Set<LeaseOwner> = []
    /// When this is tried again after a failure: uptime in milliseconds.
    private var endsAt: Int64 = .min
    /// What is being adopted, by plan.
    private var adopting: [String: NodeHours] = [:]
    private var differing: [String] = []
    /// When somebody wanted this node's hours to be adopted; nil once an answer has shown what is adopted since then. By an
    /// earlier one they may be adopted already, and aren't any more.
    private var insistsSince: Int64?
    private var halt = HaltNotice()
    /// What all nodes have begun, where the dispatcher hasn't been told.
    private var begun: [DataCount]?
    /// What the dispatcher was told.
    private var rights: SendingRights?
    private var actions: [MembershipAction] = []

    package init(
        _ facts: NodeFacts, terms: MembershipTerms = MembershipTerms(),
        random: any RandomNumberGenerator & Sendable, at uptime: Int64
    ) {
        self.facts = facts
        self.terms = terms
        self.random = random
        rules = AdoptionRules(configuration: facts.configuration, hours: facts.hours)
        clock = MeasuredClock(tolerance: terms.clockTolerance)
        observed = ObservedNodes(terms)
        asksAt = uptime
        owner = Self.newOwner(&self.random)
    }

    private static func newOwner(_ random: inout any RandomNumberGenerator & Sendable) -> LeaseOwner {
        LeaseOwner(rawValue: Int64.random(in: 1...Int64.max, using: &random))
    }

    package var name: String { facts.name }

    /// Whether nothing is left to be done after a `stop`.
    package var hasLeft: Bool { if case .left = phase { true } else { false } }

    /// Whether it is time for a ``MembershipEvent/speak(_:)``.
    package func isToSpeak(at uptime: Int64) -> Bool {
        switch phase {
        case .apart, .member: !isAsking && asksAt <= uptime
        case .leaving, .left: false
        }
    }

    /// - Parameters:
    ///   - uptime: milliseconds on a clock that goes on while the machine is suspended.
    ///   - wall: milliseconds since 1970-01-01T00:00:00Z by the machine's clock.
    package mutating func handle(_ event: MembershipEvent, at uptime: Int64, wall: Int64) -> [MembershipAction] {
        switch event {
        case .tick: break
        case .speak(let needs): speak(needs, at: uptime)
        case .joined(let view, let begun, let call), .beaten(let view, let begun, let call):
            // The answer to an owner that was given up says nothing of the present one.
            guard call.owner == owner else { break }
            isAsking = false
            if let view { take(view, begun, of: call, at: uptime, wall: wall) } else { refuse(at: uptime) }
        case .declared(let other, let isDead):
            ending.remove(other)
            observed.forget(other)
            if isDead {
                rescue(other)
                // Its part of the limits is free.
                asksAt = min(asksAt, uptime)
            }
        case .rescued(let other):
            ending.remove(other)
            view?.nodes.removeAll { $0.owner == other }
        case .adopted(let hours): take(hours)
        case .halted: if let reason = halt.hasBeenTold(at: uptime) { view?.halt = reason }
        case .failed(let action): failed(action, at: uptime)
        case .changed(let facts): change(to: facts, at: uptime)
        case .insist:
            insistsSince = uptime
            asksAt = min(asksAt, uptime)
        case .stop: stop()
        case .left: if case .leaving = phase { phase = .left }
        }
        proceed(at: uptime)
        defer { actions = [] }
        return actions
    }

    // MARK: Answers

    private mutating func take(
        _ view: ClusterView, _ begun: [DataCount]?, of call: MembershipCall, at uptime: Int64, wall: Int64
    ) {
        guard let own = view.nodes.first(where: { $0.owner == owner }) else { return refuse(at: uptime) }
        switch phase {
        case .apart:
            phase = .member
            rules.begin()
            actions.append(
                .report(.joined(slot: own.slot, nodes: view.nodes.count { $0.state == .live })))
        case .member:
            // Each answer shows a beat more. With an earlier state of the database nobody knows which of this run's leases
            // are in it.
            if let last = self.own, own.beat <= last.beat {
                actions += [.report(.wentBack), .leave(owner)]
                return startAnew(at: uptime)
            }
        case .leaving, .left: return
        }
        follow(view, begun, of: call, at: uptime, wall: wall)
    }

    private mutating func follow(
        _ view: ClusterView, _ begun: [DataCount]?, of call: MembershipCall, at uptime: Int64, wall: Int64
    ) {
        var view = view
        view.halt = halt.follow(view.halt, askedAt: call.askedAt)
        self.view = view
        self.begun = begun
        provenAt = call.askedAt
        asksAt = call.askedAt + terms.beatEvery
        if let change = clock.follow(view.databaseTime, askedAt: call.askedAt, at: uptime, wall: wall) {
            actions.append(.report(change))
        }
        share.follow(
            others: others.map(\.report).filter(\.isSending), said: call.report.divisor,
            isSending: call.report.isSending)
        observed.follow(others, of: facts.name, at: uptime)
        if let since = insistsSince {
            if call.askedAt >= since {
                insistsSince = nil
                rules.insist()
            } else {
                asksAt = uptime
            }
        }
        adopt(at: uptime)
        reportDifferences()
    }

    /// This run among the nodes; nil where it isn't there.
    package var own: Node? { view?.nodes.first { $0.owner == owner } }

    /// The other live nodes.
    var others: [Node] { view?.nodes.filter { $0.owner != owner && $0.state == .live } ?? [] }

    private mutating func take(_ adopted: AdoptedHours) {
        rules.answered(adopted, after: adopting.removeValue(forKey: adopted.plan))
        guard let view, view.adopted[adopted.plan].map({ $0.epoch < adopted.epoch }) ?? true else { return }
        self.view?.adopted[adopted.plan] = adopted
        actions.append(.report(.adopted(adopted)))
        reportDifferences()
    }

    private mutating func reportDifferences() {
        guard let view else { return }
        let plans = facts.hours.filter { plan, hours in
            view.adopted[plan].map { $0.hours.fingerprint != hours.fingerprint } ?? false
        }.keys.sorted()
        if plans != differing { actions.append(.report(.differs(plans))) }
        differing = plans
    }

    /// It was declared dead, or no slot is free for it.
    private mutating func refuse(at uptime: Int64) {
        switch phase {
        case .leaving, .left: phase = .left
        case .member:
            actions.append(.report(.foundDead))
            startAnew(at: uptime)
        case .apart:
            // One that has asked before may have joined and been declared dead since.
            if !hasAsked { actions.append(.report(.noSlot)) }
            startAnew(at: uptime + terms.beatEvery)
        }
    }

    /// What it held is others' to settle.
    private mutating func startAnew(at uptime: Int64) {
        phase = .apart
        owner = Self.newOwner(&random)
        hasAsked = false
        view = nil
        begun = nil
        provenAt = nil
        share = LimitShare()
        observed = ObservedNodes(terms)
        adopting = [:]
        asksAt = uptime
    }

    private mutating func failed(_ action: MembershipAction, at uptime: Int64) {
        switch action {
        case .join(let call, _), .beat(let call):
            guard call.owner == owner else { return }
            isAsking = false
            hasAsked = true
            asksAt = uptime + terms.retryAfter
        case .declareDead(let other, _), .rescue(let other):
            ending.remove(other)
            endsAt = uptime + terms.retryAfter
        case .adopt(_, let plan, _, _): adopting[plan] = nil
        // The others find out by its beat.
        case .leave: if case .leaving = phase { phase = .left }
        case .halt: halt.hasFailed()
        case .alarm, .follow, .report: break
        }
    }

    private mutating func change(to facts: NodeFacts, at uptime: Int64) {
        // What it says decides about what others may do: they hear of it at once.
        if facts != self.facts { asksAt = min(asksAt, uptime) }
        self.facts = facts
        rules.follow(facts, over: view?.adopted ?? [:])
        // Where it differs now, the next answer tells: it may be about to be adopted.
        adopt(at: uptime)
    }

    private mutating func stop() {
        switch phase {
        case .member:
            phase = .leaving
            actions.append(.leave(owner))
        case .apart: phase = .left
        case .leaving, .left: break
        }
    }

    // MARK: What follows

    private mutating func speak(_ needs: SendingNeeds, at uptime: Int64) {
        guard isToSpeak(at: uptime) else { return }
        self.needs = needs
        isAsking = true
        reportNumber += 1
        // What it says that it doesn't do, it doesn't do from now on.
        tellRights()
        if case .member = phase, let reason = halt.toTell(needs.halt) { actions.append(.halt(reason)) }
        let report = NodeReport(
            number: reportNumber, lease: terms.lease, version: facts.version, composer: facts.composer,
            isSending: isSending,
            divisor: share.said, limits: facts.limits, reserved: needs.reserved, clockOffset: clock.offset,
            configuration: facts.configuration, hours: facts.hours)
        let call = MembershipCall(owner: owner, report: report, askedAt: uptime)
        if case .member = phase { actions.append(.beat(call)) } else { actions.append(.join(call, name: facts.name)) }
    }

    private mutating func proceed(at uptime: Int64) {
        tellRights()
        switch phase {
        case .leaving, .left: return
        case .apart: break
        case .member: if endsAt <= uptime { endOthers(at: uptime) }
        }
        let next = [observed.nextDeath(after: uptime), endsAt > uptime ? endsAt : nil, isAsking ? nil : asksAt]
        if let next = next.compactMap(\.self).min() { actions.append(.alarm(uptime: next)) }
    }

    /// Whether it sends, or would if the others made room.
    var isSending: Bool { needs.isAble && clock.isRight && !(own?.isDraining ?? false) }

    private mutating func endOthers(at uptime: Int64) {
        for node in view?.nodes ?? [] where node.owner != owner && !ending.contains(node.owner) {
            if node.state != .live {
                rescue(node.owner)
            } else if let beat = observed.deadBeat(of: node.owner, at: uptime) {
                ending.insert(node.owner)
                actions += [.report(.declaringDead(name: node.name)), .declareDead(node.owner, atBeat: beat)]
            }
        }
    }

    private mutating func rescue(_ other: LeaseOwner) {
        guard ending.insert(other).inserted else { return }
        actions.append(.rescue(other))
    }

    private mutating func adopt(at uptime: Int64) {
        guard case .member = phase, let view else { return }
        let proposals = rules.proposals(
            over: view.adopted, others: others.map(\.report), grace: terms.lease, at: uptime)
        for (plan, epoch) in proposals.sorted(by: { $0.key < $1.key }) where adopting[plan] == nil {
            guard let hours = facts.hours[plan] else { continue }
            adopting[plan] = hours
            actions.append(.adopt(hours, plan: plan, configuration: facts.configuration, over: epoch))
        }
    }

    private mutating func tellRights() {
        if !isSending { share.stop() }
        let present = presentRights
        guard present != rights || begun != nil else { return }
        rights = present
        var told = present
        told.begun = begun
        begun = nil
        actions.append(.follow(told))
    }
}
