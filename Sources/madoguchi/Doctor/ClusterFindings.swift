import MadoguchiAPI
import Messages

/// The daemons that share the queue.
struct ClusterFindings {
    let cluster: ClusterStatus
    let say: Language

    var all: [Finding] {
        guard cluster.troubles.isEmpty else {
            return cluster.troubles.map { trouble in
                Finding(
                    check: .cluster, result: trouble.fault ? .fault : .note, text: trouble.detail,
                    advice: trouble.advice)
            }
        }
        let live = cluster.nodes.filter { $0.state == "live" }
        return [.well(.cluster, say(.nodesSend(live.count(where: \.sends), of: live.count, asked: cluster.node)))]
    }
}
