import MadoguchiAPI
import Messages

extension DeskForm {
    /// Has a node send nothing more.
    static let drain = ofNode(
        "drain", summary: "Has a node send nothing more.", title: .deskDrain, lead: .deskDrainLead,
        said: .deskDrained)

    static let undrain = ofNode(
        "undrain", summary: "Has a node send again.", title: .deskUndrain, lead: .deskUndrainLead,
        said: .deskUndrained)

    /// Removes what is kept of a node that has ended.
    static let forgetNode = ofNode(
        "forget", summary: "Removes what is kept of a node that has ended.", title: .deskForget, lead: .deskForgetLead,
        said: .deskForgotten)

    /// Has the hours of the node that answers be adopted.
    static let adoptHours = DeskForm(
        path: "/desk/more/cluster/adopt", section: .more, summary: "Has this node's hours be adopted.",
        route: .post("/v1/cluster/adopt"),
        show: { _ throws(DeskFault) in
            DeskFormContent(title: .deskAdopt, lead: [.deskAdoptLead], button: .deskAdopt, back: "more/cluster")
        },
        done: { visit, answer throws(DeskFault) in
            let cluster: ClusterStatus = try visit.decode(answer)
            let differing = cluster.nodes.first(where: \.answers)?.differs ?? cluster.adopted.map(\.plan)
            return DeskOutcome(
                path: "more/cluster",
                said: differing.isEmpty ? .deskAdoptedNow(cluster.node) : .deskNotAdoptedYet(differing))
        })

    private static func ofNode(
        _ verb: String, summary: String, title: Wording, lead: Wording, said: Wording
    ) -> DeskForm {
        DeskForm(
            path: PathPattern(stringLiteral: "/desk/more/cluster/\(verb)"), section: .more, summary: summary,
            route: .post(PathPattern(stringLiteral: "/v1/cluster/\(verb)")),
            show: { visit throws(DeskFault) in
                DeskFormContent(
                    title: title, lead: [lead],
                    fields: [
                        DeskField(name: "name", label: .deskNodeName, kind: .line, pointer: "/name", isRequired: true)
                    ], button: title, back: "more/cluster")
            },
            body: { .object(["name": .text($0["name"])]) },
            done: { _, _ throws(DeskFault) in DeskOutcome(path: "more/cluster", said: said) })
    }
}
