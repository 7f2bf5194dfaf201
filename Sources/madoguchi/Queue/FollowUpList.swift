import MadoguchiAPI

/// A page of follow-ups as a table.
struct FollowUpList {
    /// Columns of a subject that are shown.
    private static let subjectWidth = 40

    let followUps: [FollowUpResource]
    /// Whether it is the first page, which alone has a heading.
    let isFirst: Bool
    /// Whether there are others that aren't asked for.
    let hasMore: Bool

    func lines(_ surroundings: Surroundings) -> [Line] {
        let say = surroundings.language
        if followUps.isEmpty { return isFirst ? [Line(say(en: "nothing there", ja: "該当するものはありません"))] : [] }
        var table = Table()
        if isFirst {
            let heading = say(
                en: ["id", "state", "when", "plan", "to", "subject"], ja: ["ID", "状態", "日時", "プラン", "宛先", "件名"])
            table.add(heading.map { Line($0, .faint) })
        }
        let moments = Moments(surroundings)
        for followUp in followUps {
            table.add([
                Line(followUp.id ?? ""), state(followUp, in: say), Line(moment(followUp, moments)), Line(followUp.plan),
                Line(followUp.to),
                Line(followUp.subject.cut(to: Self.subjectWidth, ellipsis: surroundings.glyphs.ellipsis)),
            ])
        }
        let more = say(en: "there are more; --limit N or --all shows them", ja: "続きがあります。--limit N か --all で表示できます")
        return table.lines + (hasMore ? ["  \(more, .faint)"] : [])
    }

    private func state(_ followUp: FollowUpResource, in say: Language) -> Line {
        if followUp.dueBecause?.held != nil { return Line(say(en: "held", ja: "保留"), .now) }
        let style: Line.Style =
            switch followUp.state {
            case "delivered": .open
            case "failed", "uncertain": .now
            default: .plain
            }
        return Line(say.word(forState: followUp.state), style)
    }

    /// When it is due; where it is at rest, since when.
    private func moment(_ followUp: FollowUpResource, _ moments: Moments) -> String {
        (followUp.endedAt ?? followUp.dueAt).map(moments.moment) ?? "-"
    }
}

extension String {
    /// The beginning that fits into `columns`, with an ellipsis where something is left out.
    func cut(to columns: Int, ellipsis: String) -> String {
        guard displayWidth > columns else { return self }
        var result = ""
        var width = ellipsis.displayWidth
        for character in self {
            width += String(character).displayWidth
            guard width <= columns else { break }
            result.append(character)
        }
        return result + ellipsis
    }
}
