import FollowUps
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

extension ClusterStatus {
    /// - Parameter access: of the node that answers.
    init(_ view: ClusterView, by access: ClusterAccess, at now: Instant, in zone: Zone, _ language: Language) {
        let owner = access.owner()
        let findings = ClusterFindings(view: view, owner: owner, clockTolerance: access.clockTolerance)
        self.init(
            at: now.formatted(in: zone), shared: true, node: access.name,
            nodes: view.nodes.map { ClusterNode($0, of: view, answers: $0.owner == owner, in: zone) },
            adopted: view.namedPlans.compactMap { view.adopted[$0].map(ClusterHours.init) },
            paused: view.pause != .none, halted: view.halt.map { Wording.deliveryHalted($0)[language] },
            troubles: findings.all.map { ClusterTrouble($0, in: language) })
    }
}

extension ClusterNode {
    fileprivate init(_ node: Node, of view: ClusterView, answers: Bool, in zone: Zone) {
        let report = node.report
        let isLive = node.state == .live
        self.init(
            name: node.name, answers: answers, slot: node.slot, state: node.state.rawValue,
            since: node.joinedAt.formatted(in: zone), version: report.version, composer: report.composer,
            sends: isLive && report.isSending && !node.isDraining, draining: node.isDraining, divisor: report.divisor,
            limits: ClusterLimits(report.limits), clockOffset: report.clockOffset,
            tzdata: Set(report.hours.values.compactMap(\.tzdata)).sorted(),
            differs: isLive ? view.plansDiffering(on: node) : [])
    }
}

extension ClusterHours {
    fileprivate init(_ adopted: AdoptedHours) {
        self.init(
            plan: adopted.plan, fingerprint: adopted.hours.fingerprint, tzdata: adopted.hours.tzdata,
            epoch: adopted.epoch, adoptedBy: adopted.adoptedBy)
    }
}

extension ClusterLimits {
    fileprivate init(_ limits: NodeReport.Limits) {
        self.init(
            perSecond: limits.perSecond, perDomainPerSecond: limits.perDomainPerSecond, perHour: limits.quota.perHour,
            perDay: limits.quota.perDay)
    }
}

// MARK: Without others

extension ClusterStatus {
    /// Of a daemon whose queue is its own.
    init(alone status: DispatchStatus, since: Instant, _ snapshot: Snapshot, at now: Instant, _ language: Language) {
        let limits = snapshot.configuration.delivery.limits
        let name = HostName.current
        let halt: Trouble? = if case .relayNeedsOperator(let trouble)? = status.obstacle { trouble } else { nil }
        let node = ClusterNode(
            name: name, answers: true, slot: nil, state: Node.State.live.rawValue,
            since: since.formatted(in: snapshot.display), version: Release.version, composer: nil,
            sends: status.isRelayUsable && !status.isClockUnusable,
            limits: ClusterLimits(
                perSecond: limits.perSecond, perDomainPerSecond: limits.perDomainPerSecond,
                perHour: limits.quota.perHour, perDay: limits.quota.perDay),
            tzdata: snapshot.tzdata.map { [$0] } ?? [])
        self.init(
            at: now.formatted(in: snapshot.display), shared: false, node: name, nodes: [node], paused: status.isPaused,
            halted: halt.map { Wording.deliveryHalted($0)[language] })
    }
}

extension DispatchStatus {
    fileprivate var isClockUnusable: Bool {
        switch obstacle {
        case .clockWrong, .clockBehind: true
        default: false
        }
    }
}
