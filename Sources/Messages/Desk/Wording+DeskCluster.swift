// The desk's page of the daemons that share the queue.

extension Wording {
    package static let deskCluster = Wording(ja: "ノード", en: "Nodes")
    package static let deskClusterAbout = Wording(
        ja: "データベースを共有するデーモン、採用中の対応時間、メンテナンス前の除外", en: "The daemons that share the queue, and by whose hours they send")
    package static let deskClusterAlone = Wording(
        ja: "デーモンはこの一つだけです。複数のデーモンでデータベースを共有すると、ここに一覧が表示されます。",
        en: "There is one daemon. Where several share a database, they are listed here.")
    package static let deskThisNode = Wording(ja: "この画面のノード", en: "this page's node")
    package static let deskNodeState = Wording(ja: "状態", en: "state")
    package static let deskNodeSince = Wording(ja: "開始", en: "since")
    package static let deskNodeVersion = Wording(ja: "版", en: "version")
    package static let deskNodePart = Wording(ja: "送信上限の分担", en: "part of the limits")
    package static let deskNodeClock = Wording(ja: "データベースとの時計の差", en: "clock against the database's")
    package static func deskClockOffset(_ seconds: String, isAhead: Bool) -> Wording {
        Wording(ja: "\(seconds) 秒\(isAhead ? "進み" : "遅れ")", en: "\(seconds) s \(isAhead ? "ahead" : "behind")")
    }
    package static let deskClockSame = Wording(ja: "ほぼなし", en: "next to none")
    package static let deskAdopted = Wording(ja: "採用中の対応時間", en: "Adopted hours")
    package static let deskAdoptedLead = Wording(
        ja: "どのノードも、ここにある対応時間でだけ送信します。", en: "Every node sends by these hours only.")
    package static let deskAdoptedFrom = Wording(ja: "採用元", en: "hours of")

    // MARK: Forms

    package static let deskDrain = Wording(ja: "送信から外す", en: "Have it send nothing more")
    package static let deskDrainLead = Wording(
        ja: "このノードは送信中のメールを送り終えると、新しく送信しません。受け付けは続けます。残りはほかのノードが送信します。",
        en:
            "It finishes what is in flight and begins nothing more. It still accepts messages, and other nodes send the rest."
    )
    package static let deskUndrain = Wording(ja: "送信に戻す", en: "Have it send again")
    package static let deskUndrainLead = Wording(
        ja: "このノードは、ほかのノードと分担して送信します。", en: "It takes its part of the sending again.")
    package static let deskDrained = Wording(
        ja: "送信から外すようノードに伝えました。数秒以内に、新しく送信しなくなります。",
        en: "The node was asked to send nothing more, and hears of it within some seconds.")
    package static let deskUndrained = Wording(ja: "送信に戻しました。", en: "The node may send again.")
    package static let deskAdopt = Wording(ja: "このノードの対応時間を採用する", en: "Adopt this node's hours")
    package static let deskAdoptLead = Wording(
        ja: "この画面のノードの設定が正しい場合に使います。以後、どのノードもこの対応時間でだけ送信します。設定の異なるノードは、受け付けだけを行います。",
        en:
            "For where this page's node has the right configuration. From then on every node sends by its hours only, and "
            + "those that have others only accept messages.")
    package static func deskAdoptedNow(_ name: String) -> Wording {
        Wording(ja: "ノード \(name) の対応時間を採用しました。", en: "The hours of node \(name) are adopted.")
    }
    package static func deskNotAdoptedYet(_ plans: [String]) -> Wording {
        let list = Wording.list(plans)
        return Wording(
            ja: "まだ採用されていないプランがあります：\(list.ja)。しばらくしてから、この画面を確かめてください。",
            en: "Not adopted yet: \(list.en). Look at this page again in a while.")
    }
    package static let deskForget = Wording(ja: "終了したノードの記録を除く", en: "Forget a node that has ended")
    package static let deskForgetLead = Wording(
        ja: "もう使わない名前の記録を除きます。稼働中のノードは除けません。記録は一日後に自動で消えます。",
        en:
            "Removes what is kept of a name that isn't used any more. A live node can't be forgotten; records go by themselves "
            + "after a day.")
    package static let deskNodeName = Wording(ja: "ノードの名前", en: "The node's name")
    package static let deskForgotten = Wording(ja: "ノードの記録を除きました。", en: "The node is forgotten.")
}
