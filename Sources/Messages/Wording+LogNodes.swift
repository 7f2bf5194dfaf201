// What the daemon logs of the nodes that share its database.
extension Wording {
    package static func joinedNodes(slot: Int, nodes: Int) -> Wording {
        Wording(
            ja: "データベースを共有するノードに加わりました（スロット \(slot)、稼働中のノード \(nodes)）",
            en: "joined the nodes that share the database, with slot \(slot); \(nodes) are live")
    }

    package static let noNodeSlot = Wording(
        ja: "空きスロットがないため、ノードに加われません。送信はできません。使わなくなったノードは madoguchi cluster forget で除いてください",
        en:
            "can't join the nodes, because every slot is taken; nothing is sent. Remove nodes that are gone by madoguchi "
            + "cluster forget")

    package static let foundDead = Wording(
        ja: "このデーモンは応答がないノードとして扱われました。送信を中断し、新しいノードとして加わり直します",
        en: "other nodes took this daemon for dead, or don't know it; it drops what it was sending and joins again")

    package static let nodesWentBack = Wording(
        ja: "データベースが以前の状態に戻っています。送信を中断し、新しいノードとして加わり直します",
        en: "the database went back to an earlier state; this daemon drops what it was sending and joins again")

    package static func nodeDead(_ name: String) -> Wording {
        Wording(
            ja: "ノード \(name) から応答がありません。そのノードが送信していたメールを引き取ります",
            en: "node \(name) doesn't answer any more; what it was sending is taken over")
    }

    /// - Parameter interrupted: how many hadn't begun data.
    package static func nodeRescued(interrupted: Int, uncertain: Int) -> Wording {
        Wording(
            ja: "終了したノードから引き取りました。未送信 \(interrupted) 件は送信待ちに戻し、\(uncertain) 件は届いたかどうか不明です",
            en:
                "took over from a node that has ended: \(interrupted) wait again, and of \(uncertain) it isn't known whether "
                + "they arrived")
    }

    /// - Parameter milliseconds: by which it is ahead; negative where it is behind.
    package static func clockOffDatabase(_ milliseconds: Int64) -> Wording {
        let seconds = "\(abs(milliseconds) / 1_000).\(abs(milliseconds) / 100 % 10)"
        return Wording(
            ja: "このマシンの時計がデータベースより \(seconds) 秒\(milliseconds > 0 ? "進んで" : "遅れて")います。時計を合わせるまで、受け付けだけを行います",
            en:
                "this machine's clock is \(seconds) s \(milliseconds > 0 ? "ahead of" : "behind") the database's; messages are "
                + "accepted and none is sent until it is set right")
    }

    package static let clockAgreesWithDatabase = Wording(
        ja: "時計がデータベースと合いました。送信に加わります", en: "the clock agrees with the database's again; sending goes on")

    package static func hoursDifferFromAdopted(_ plans: [String]) -> Wording {
        let list = Wording.list(plans)
        return Wording(
            ja: "プラン \(list.ja) の対応時間が、採用中のものと異なります。このノードは受け付けだけを行います。このノードの設定を採用するには "
                + "madoguchi cluster adopt を実行してください",
            en:
                "this node's hours of the plans \(list.en) aren't the adopted ones; it accepts their messages and leaves sending "
                + "to others. To have this node's hours adopted, run madoguchi cluster adopt")
    }

    package static let hoursAgreeWithAdopted = Wording(
        ja: "すべてのプランの対応時間が、採用中のものと一致しました", en: "this node's hours are the adopted ones for every plan")

    package static func hoursAdopted(_ plan: String, by node: String) -> Wording {
        Wording(
            ja: "プラン \(plan) について、ノード \(node) の対応時間が採用されました",
            en: "plan \(plan): the hours of node \(node) are adopted")
    }
}
