import FollowUps
import Guidance
import MadoguchiAPI
import Messages

/// What somebody should know about the nodes.
struct ClusterFinding: Hashable, Sendable {
    enum Code: String, CaseIterable, Sendable {
        case nobodySends = "nobody-sends"
        case halted
        case notJoined = "not-joined"
        /// No live node has a plan's adopted hours.
        case planUnsent = "plan-unsent"
        case clockOff = "clock-off"
        case differs
        case notSending = "not-sending"
        case draining
        /// It has ended, and holds leases still.
        case takenOver = "taken-over"
        case sharedName = "shared-name"
        case olderVersion = "older-version"

        /// Whether something waits until somebody acts.
        var isFault: Bool {
            switch self {
            case .nobodySends, .halted, .notJoined, .planUnsent, .clockOff: true
            case .differs, .notSending, .draining, .takenOver, .sharedName, .olderVersion: false
            }
        }
    }

    let code: Code
    /// A node's name; nil for all of them.
    var node: String?
    let detail: Wording
    var advice: Wording?
}

extension ClusterTrouble {
    init(_ finding: ClusterFinding, in language: Language) {
        self.init(
            code: finding.code.rawValue, node: finding.node, fault: finding.code.isFault,
            detail: finding.detail[language], advice: finding.advice?[language])
    }
}

/// Looks at a view of the nodes for what is wrong. Faults come first, and otherwise nodes in their order.
struct ClusterFindings {
    let view: ClusterView
    /// Of the node that looks.
    let owner: LeaseOwner
    /// Milliseconds.
    let clockTolerance: Int64

    var all: [ClusterFinding] {
        let all = cluster + names + view.nodes.flatMap(findings)
        return all.filter(\.code.isFault) + all.filter { !$0.code.isFault }
    }

    private var live: [Node] { view.nodes.filter { $0.state == .live } }

    // MARK: All of them

    private var cluster: [ClusterFinding] {
        var findings: [ClusterFinding] = []
        if !live.contains(where: { $0.owner == owner }) {
            findings.append(
                ClusterFinding(code: .notJoined, detail: .nodeHasNotJoinedYet, advice: .journalSaysWhy))
        }
        if let halt = view.halt { findings.append(ClusterFinding(code: .halted, detail: .deliveryHalted(halt))) }
        if !live.isEmpty, !live.contains(where: \.report.isSending) {
            findings.append(
                ClusterFinding(
                    code: .nobodySends, detail: .noNodeSends(live.count),
                    advice: live.allSatisfy(\.isDraining) ? .undoOneDrain : .seeEachNode))
        }
        let unsent = view.plansWithoutNode
        if !unsent.isEmpty {
            findings.append(
                ClusterFinding(code: .planUnsent, detail: .nobodyUpholds(unsent), advice: .adoptWhereRight))
        }
        return findings
    }

    private var names: [ClusterFinding] {
        Dictionary(grouping: live, by: \.name).filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map {
            ClusterFinding(
                code: .sharedName, node: $0.key, detail: .nodesShareName($0.key, count: $0.value.count),
                advice: .giveNodesNames)
        }
    }

    // MARK: Each of them

    private func findings(_ node: Node) -> [ClusterFinding] {
        let name = node.name
        switch node.state {
        case .dead: return [ClusterFinding(code: .takenOver, node: name, detail: .nodeDeadWithLeases(name))]
        case .left: return [ClusterFinding(code: .takenOver, node: name, detail: .nodeLeftWithLeases(name))]
        case .live: break
        }
        var findings: [ClusterFinding] = []
        let offset = node.report.clockOffset
        let isClockOff = offset.magnitude > UInt64(max(0, clockTolerance))
        if isClockOff {
            let seconds = Self.seconds(offset)
            findings.append(
                ClusterFinding(
                    code: .clockOff, node: name,
                    detail: offset > 0
                        ? .nodeClockAhead(name, seconds: seconds) : .nodeClockBehind(name, seconds: seconds),
                    advice: .keepClockRight))
        }
        let plans = view.plansDiffering(on: node)
        if !plans.isEmpty {
            findings.append(
                ClusterFinding(code: .differs, node: name, detail: .nodeDiffers(name, in: plans), advice: .alignOrAdopt)
            )
        }
        if node.isDraining {
            findings.append(
                ClusterFinding(code: .draining, node: name, detail: .nodeDrains(name), advice: .undoDrain(name)))
        } else if !node.report.isSending, !isClockOff {
            findings.append(
                ClusterFinding(code: .notSending, node: name, detail: .nodeSendsNothing(name), advice: .seeNodesDoctor))
        }
        let version = node.report.version
        if let latest = live.map(\.report.version).max(by: Self.isEarlier), Self.isEarlier(version, latest) {
            findings.append(
                ClusterFinding(
                    code: .olderVersion, node: name, detail: .nodeIsOlder(name, version: version, latest: latest),
                    advice: .finishUpgrade))
        }
        return findings
    }

    /// `1.2` for 1,234 milliseconds, without a sign.
    static func seconds(_ milliseconds: Int64) -> String {
        let tenths = milliseconds.magnitude / 100
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// Of versions as `0.10.1`; what follows their numbers counts last.
    static func isEarlier(_ version: String, _ other: String) -> Bool {
        func numbers(_ text: String) -> [Int] {
            text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }.split(separator: ".").map { Int($0) ?? 0 }
        }
        let (mine, theirs) = (numbers(version), numbers(other))
        return mine == theirs ? version < other : mine.lexicographicallyPrecedes(theirs)
    }
}

extension ClusterView {
    /// Plans with adopted hours, by name, without the one for whatever has no windows: nobody has configured that.
    var namedPlans: [String] { adopted.keys.filter { $0 != WindowsPlan.alwaysOpenPlan }.sorted() }

    /// Plans that a live node knows, and whose adopted hours none has.
    fileprivate var plansWithoutNode: [String] {
        let live = nodes.filter { $0.state == .live }
        return namedPlans.filter { plan in
            live.contains { $0.report.hours[plan] != nil } && !live.contains { upholds($0, plan) }
        }
    }

    /// Plans for which a node has other hours than the adopted ones, or none while others have those.
    func plansDiffering(on node: Node) -> [String] {
        namedPlans.filter { plan in
            node.report.hours[plan] == nil
                ? nodes.contains { $0.state == .live && upholds($0, plan) } : !upholds(node, plan)
        }
    }

    private func upholds(_ node: Node, _ plan: String) -> Bool {
        node.report.hours[plan].map { $0.fingerprint == adopted[plan]?.hours.fingerprint } ?? false
    }
}
