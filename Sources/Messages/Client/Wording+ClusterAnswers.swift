// What `cluster` and its subcommands say.

extension Wording {
    package static let columnNode = Wording(ja: "ノード", en: "node")
    package static let columnNodeSince = Wording(ja: "開始", en: "since")
    /// A node's part of the limits: `1/3`.
    package static let columnPart = Wording(ja: "分担", en: "part")
    package static let columnClock = Wording(ja: "時計の差", en: "clock")
    package static let columnTZData = Wording(ja: "tzdata", en: "tzdata")
    package static let columnHoursOf = Wording(ja: "採用元", en: "hours of")
    package static let columnEpoch = Wording(ja: "回数", en: "epoch")
    package static let columnFingerprint = Wording(ja: "識別値", en: "fingerprint")
    package static let adoptedHours = Wording(ja: "採用中の対応時間", en: "adopted hours")

    package static let nodeSending = Wording(ja: "送信", en: "sends")
    package static let nodeNotSending = Wording(ja: "送信なし", en: "idle")
    package static let nodeDraining = Wording(ja: "除外中", en: "draining")
    package static let nodeDead = Wording(ja: "応答なし", en: "dead")
    package static let nodeLeft = Wording(ja: "終了", en: "left")

    /// - Parameter asked: the name of the node that answers.
    package static func nodesSend(_ sending: Int, of live: Int, asked: String) -> Wording {
        Wording(
            ja: "稼働中の \(live) ノードのうち \(sending) ノードが送信（応答: \(asked)）",
            en:
                "\(sending) of \(live) live node\(live == 1 ? "" : "s") send\(sending == 1 ? "s" : ""); \(asked) answers"
        )
    }
    package static let queueNotShared = Wording(
        ja: "デーモンはこの一つだけです。データベースは共有されていません", en: "one daemon: its queue isn't shared with others")

    // MARK: Commands

    package static func hoursAdoptedOf(_ node: String) -> Wording {
        Wording(ja: "すべてのプランで、ノード \(node) の対応時間を採用しました", en: "the hours of node \(node) are adopted for every plan")
    }
    package static func hoursNotAdoptedYet(_ plans: [String]) -> Wording {
        let list = Wording.list(plans)
        return Wording(
            ja: "プラン \(list.ja) では、まだ採用されていません。madoguchi cluster show で確かめてください",
            en: "not adopted yet for \(list.en); see madoguchi cluster show")
    }
    package static func nodeDrained(_ name: String) -> Wording {
        Wording(
            ja: "ノード \(name) を送信から外しました。送信中のものは最後まで送ります",
            en: "node \(name) sends nothing more; what is in flight is finished")
    }
    package static func nodeNotDrainedYet(_ name: String) -> Wording {
        Wording(
            ja: "ノード \(name) に伝えましたが、まだ送信しています。madoguchi cluster show で確かめてください",
            en: "node \(name) has been asked, and hasn't said yet that it stopped; see madoguchi cluster show")
    }
    package static func nodeUndrained(_ name: String) -> Wording {
        Wording(ja: "ノード \(name) を送信に戻しました", en: "node \(name) may send again")
    }
    package static func nodeUndrainedAway(_ name: String) -> Wording {
        Wording(
            ja: "ノード \(name) の除外を解除しました。いま稼働していないため、起動すると送信に加わります",
            en: "node \(name) may send again; none of that name is live at present")
    }
    package static func nodeForgotten(_ name: String) -> Wording {
        Wording(ja: "ノード \(name) の記録を除きました", en: "node \(name) is forgotten")
    }

    // MARK: Doctor and status

    package static let checkCluster = Wording(ja: "ノード", en: "nodes")
    package static func nodeAnswers(_ name: String) -> Wording {
        Wording(ja: "応答したノード: \(name)", en: "answered by node \(name)")
    }
}
