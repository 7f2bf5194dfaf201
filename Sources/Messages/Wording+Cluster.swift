// What is said of the nodes: the daemons that share a queue.

// MARK: What is wrong with them

extension Wording {
    /// - Parameter count: of the live ones.
    package static func noNodeSends(_ count: Int) -> Wording {
        Wording(
            ja: "稼働中のノード \(count) 台のうち、送信しているものがありません。送信時刻になったメールは待っています",
            en: "none of the \(count) live node\(count == 1 ? "" : "s") sends: what is due waits")
    }
    package static let undoOneDrain = Wording(
        ja: "madoguchi cluster drain --undo NAME で、いずれかのノードの送信を再開してください",
        en: "have one send again: madoguchi cluster drain --undo NAME")
    package static let seeEachNode = Wording(
        ja: "各ノードのマシンで madoguchi doctor を実行し、理由を確かめてください",
        en: "run madoguchi doctor on each node's machine, which says why")

    package static let nodeHasNotJoinedYet = Wording(
        ja: "このデーモンはノードに加わっていません。受け付けも送信もできません",
        en: "this daemon hasn't joined the nodes: it accepts nothing and sends nothing")
    package static let journalSaysWhy = Wording(
        ja: "理由は journalctl -u madoguchid で確かめられます", en: "journalctl -u madoguchid says why")

    package static func nodeClockAhead(_ name: String, seconds: String) -> Wording {
        Wording(
            ja: "ノード \(name) の時計がデータベースより \(seconds) 秒進んでいます。このノードは受け付けだけを行い、送信しません",
            en: "the clock of node \(name) is \(seconds) s ahead of the database's: it accepts messages and sends none")
    }
    package static func nodeClockBehind(_ name: String, seconds: String) -> Wording {
        Wording(
            ja: "ノード \(name) の時計がデータベースより \(seconds) 秒遅れています。このノードは受け付けだけを行い、送信しません",
            en: "the clock of node \(name) is \(seconds) s behind the database's: it accepts messages and sends none")
    }
    package static let keepClockRight = Wording(
        ja: "マシンの時刻同期（chrony、systemd-timesyncd）を直してください。合えば自動で送信に加わります",
        en: "mend what keeps that machine's clock right (chrony, systemd-timesyncd); it sends again by itself")

    package static func nobodyUpholds(_ plans: [String]) -> Wording {
        let list = Wording.list(plans)
        return Wording(
            ja: "プラン \(list.ja) で採用されている対応時間を持つノードがありません。このプランのメールは待っています",
            en: "no node goes by the adopted hours of \(list.en): \(plans.count == 1 ? "its" : "their") messages wait")
    }
    package static let adoptWhereRight = Wording(
        ja: "設定の正しいノードのマシンで madoguchi cluster adopt を実行してください",
        en: "run madoguchi cluster adopt on the machine whose configuration is right")

    package static func nodeDiffers(_ name: String, in plans: [String]) -> Wording {
        let list = Wording.list(plans)
        return Wording(
            ja: "ノード \(name) の対応時間が、プラン \(list.ja) で採用中のものと異なります。このノードはそのプランの受け付けだけを行います",
            en:
                "node \(name) differs from the cluster in \(list.en): it accepts messages for "
                + "\(plans.count == 1 ? "it" : "them") and leaves sending to others")
    }
    package static let alignOrAdopt = Wording(
        ja: "設定と tz データベースをほかのノードに合わせてください。このノードの設定が正しい場合は、そのマシンで madoguchi cluster adopt を"
            + "実行してください",
        en:
            "bring its configuration and tz database to those of the others; where its own are right, run madoguchi cluster "
            + "adopt on its machine")

    package static func nodeDeadWithLeases(_ name: String) -> Wording {
        Wording(
            ja: "ノード \(name) は応答がなく、終了したものとして扱われています。送信中だったメールは、ほかのノードが引き取っています",
            en: "node \(name) is dead; what it was sending is being taken over")
    }
    package static func nodeLeftWithLeases(_ name: String) -> Wording {
        Wording(
            ja: "ノード \(name) は終了しました。送信中だったメールは、ほかのノードが引き取っています",
            en: "node \(name) has left; what it was sending is being taken over")
    }

    package static func nodesShareName(_ name: String, count: Int) -> Wording {
        Wording(
            ja: "\(name) という名前の稼働中のノードが \(count) 台あります", en: "\(count) live nodes are called \(name)")
    }
    package static let giveNodesNames = Wording(
        ja: "強制終了したデーモンは、しばらくすると一覧から消えます。続く場合は、デーモンごとに別の名前を付けてください（node.name）",
        en:
            "a run that was killed is soon taken for dead; if this lasts, give each daemon a name of its own (node.name)"
    )

    /// - Parameter latest: the latest version that a live node runs.
    package static func nodeIsOlder(_ name: String, version: String, latest: String) -> Wording {
        Wording(
            ja: "ノード \(name) の版は \(version) で、ほかに \(latest) のノードがあります",
            en: "node \(name) runs \(version), and others run \(latest)")
    }
    package static let finishUpgrade = Wording(
        ja: "そのノードも更新してください", en: "upgrade it, too")

    package static func nodeDrains(_ name: String) -> Wording {
        Wording(
            ja: "ノード \(name) は送信から外されています。受け付けは続けています",
            en: "node \(name) is draining: it accepts messages and sends none")
    }
    package static func undoDrain(_ name: String) -> Wording {
        Wording(
            ja: "戻すには madoguchi cluster drain --undo \(name) を実行してください",
            en: "madoguchi cluster drain --undo \(name) has it send again")
    }

    package static func nodeSendsNothing(_ name: String) -> Wording {
        Wording(
            ja: "ノード \(name) は送信していません。中継先に送れないか、加わったばかりです",
            en: "node \(name) doesn't send: its relay takes nothing, or it has just joined")
    }
    package static let seeNodesDoctor = Wording(
        ja: "続く場合は、そのマシンで madoguchi doctor を実行してください", en: "if it lasts, run madoguchi doctor on its machine")
}
