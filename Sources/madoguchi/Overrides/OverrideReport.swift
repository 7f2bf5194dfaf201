import MadoguchiAPI
import SupportHours

/// An override that was just made, or tried: what holds now, what moves, and how to take it back.
struct OverrideReport {
    private let resource: OverrideResource
    private let list: PlanList

    init(_ resource: OverrideResource, in list: PlanList) {
        self.resource = resource
        self.list = list
    }

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let words = OverrideWords(resource, environment)
        guard let id = resource.id else {
            let nothing = say(en: "nothing is changed; this is what would hold:", ja: "変更していません。実行すると、次のようになります:")
            return [Line(nothing), "  \(holding(words, say))", moved(say)]
        }
        let remedy = say(
            en: "  to take it back: madoguchi overrides remove \(id)", ja: "  取り消すには: madoguchi overrides remove \(id)")
        return [holding(words, say), moved(say), Line(remedy, .faint)]
    }

    /// `Basic (basic) is closed from Mon 23 Nov 15:00 until Tue 24 Nov 10:00: Training`
    private func holding(_ words: OverrideWords, _ say: Language) -> Line {
        let name: Line = "\(list.name(of: resource.plan, in: say), .strong) (\(resource.plan))"
        let end = words.to.map { say(en: $0, ja: "\($0) まで") } ?? say(en: "it is removed", ja: "取り消すまで")
        let span: Line = say(
            en: "from \(words.from, .strong) until \(end, .strong)", ja: "\(words.from, .strong) から \(end, .strong)")
        let line: Line =
            switch words.state {
            case .open: say(en: "\(name) is open \(span)", ja: "\(name) は \(span)、臨時に受け付けます")
            case .closed: say(en: "\(name) is closed \(span)", ja: "\(name) は \(span)、臨時休業です")
            case .unknown:
                say(en: "whether \(name) is open isn't known \(span)", ja: "\(name) は \(span)、受付中かどうか分からないものとします")
            }
        return resource.reason.map { "\(line): \($0)" } ?? line
    }

    private func moved(_ say: Language) -> Line {
        let count = resource.moved ?? 0
        let number = say.number(count)
        let isTrial = resource.id == nil
        if count == 0 {
            return Line(say(en: "  no queued message is affected", ja: "  送信待ちのメールに影響はありません"))
        }
        let noun = say(en: "queued message\(count == 1 ? "" : "s")", ja: "")
        let verb = say(en: isTrial ? "would get" : count == 1 ? "gets" : "get", ja: isTrial ? "変わります" : "変わりました")
        return say(
            en: "  \(number, .strong) \(noun) \(verb) a new time", ja: "  送信待ちの \(number, .strong) 件の送信予定が\(verb)")
    }
}
