import MadoguchiAPI
import Messages

extension DeskPage {
    /// The daemons that share the queue.
    static let cluster = DeskPage(
        path: "/desk/more/cluster", section: .more, summary: "The daemons that share the queue.", template: .cluster,
        uses: [.get("/v1/cluster")]
    ) { visit async throws(DeskFault) in
        ClusterPage(visit: visit, cluster: try await visit.get("/v1/cluster")).content
    }
}

struct ClusterPage {
    let visit: DeskVisit
    let cluster: ClusterStatus

    private var language: Language { visit.language }

    var content: DeskContent {
        let live = cluster.nodes.filter { $0.state == "live" }
        let summary: Wording =
            cluster.shared
            ? .nodesSend(live.count(where: \.sends), of: live.count, asked: cluster.node) : .deskClusterAlone
        let texts: [String: Wording] = [
            "heading": .deskCluster, "troublesTitle": .deskToSeeTo,
            "adoptedTitle": .deskAdopted, "adoptedLead": .deskAdoptedLead, "adoptLink": .deskAdopt,
            "forgetLink": .deskForget, "thisNode": .deskThisNode,
        ]
        var values = PageValues(texts.mapValues { .text($0[language]) })
        values["summary"] = .text((cluster.shared ? summary.asLabel : summary)[language])
        values["isShared"] = .flag(cluster.shared)
        values["troublesThere"] = .flag(!cluster.troubles.isEmpty)
        values["troubles"] = .list(
            DeskFinding.all(of: cluster).map { $0.values(for: visit) })
        values["nodes"] = .list(cluster.nodes.map(node))
        values["adopted"] = .list(cluster.adopted.map(hours))
        values["adoptHref"] = .text(visit.href("more/cluster/adopt"))
        values["forgetHref"] = .text(visit.href("more/cluster/forget"))
        return DeskContent(title: .deskCluster, values: values)
    }

    private func node(_ node: ClusterNode) -> PageValues {
        var facts = [
            DeskFact(name: .deskNodeState, value: Self.state(of: node)[language]),
            DeskFact(name: .deskNodeSince, value: visit.moment(node.since), instant: node.since),
            DeskFact(name: .deskNodeVersion, value: node.version),
            DeskFact(name: .deskNodeClock, value: Self.clock(of: node)[language]),
        ]
        if node.sends { facts.append(DeskFact(name: .deskNodePart, value: "1/\(node.divisor)")) }
        if !node.tzdata.isEmpty {
            facts.append(DeskFact(name: .labelTZDatabase, value: Wording.list(node.tzdata)[language]))
        }
        var values = DeskFormView.facts(facts, named: "facts", for: visit)
        values["nodeName"] = .text(node.name)
        values["nodeAnswers"] = .flag(node.answers)
        let act: PageValues =
            switch (node.state, node.draining) {
            case ("live", false): visit.button(.drain, label: .deskDrain, fields: ["name": node.name], step: "change")
            case ("live", true): visit.button(.undrain, label: .deskUndrain, fields: ["name": node.name])
            default: PageValues([:])
            }
        values["nodeAct"] = .values(act)
        return values
    }

    private func hours(_ hours: ClusterHours) -> PageValues {
        let origin = [
            Wording.deskAdoptedFrom.asLabel[language] + Wording.deskColon[language] + hours.adoptedBy,
            hours.tzdata.map { "tzdata \($0)" },
        ].compactMap(\.self)
        return PageValues([
            "adoptedPlan": .text(visit.planName(hours.plan)[language]),
            "adoptedFrom": .text(Wording.list(origin)[language]),
        ])
    }

    private static func state(of node: ClusterNode) -> Wording {
        switch (node.state, node.draining, node.sends) {
        case ("dead", _, _): .nodeDead
        case ("left", _, _): .nodeLeft
        case ("live", true, _): .nodeDraining
        case ("live", false, true): .nodeSending
        case ("live", false, false): .nodeNotSending
        default: Wording(verbatim: node.state)
        }
    }

    private static func clock(of node: ClusterNode) -> Wording {
        let seconds = ClusterFindings.seconds(node.clockOffset)
        return seconds == "0.0" ? .deskClockSame : .deskClockOffset(seconds, isAhead: node.clockOffset > 0)
    }
}

extension DeskFinding {
    /// What is wrong with the daemons that share the queue.
    static func all(of cluster: ClusterStatus) -> [DeskFinding] {
        cluster.troubles.map { trouble in
            DeskFinding(
                check: .checkCluster, weight: trouble.fault ? .fault : .note, text: trouble.detail,
                advice: trouble.advice.map { Wording(verbatim: $0) })
        }
    }
}
