import MadoguchiAPI
import Messages
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
            let nothing = say(.wouldHold)
            return [Line(nothing), "  \(holding(words, say))", moved(say)]
        }
        let remedy = "  \(say(.toTakeItBack(id)))"
        return [holding(words, say), moved(say), Line(remedy, .faint)]
    }

    /// `Basic (basic) is closed from Mon 23 Nov 15:00 until Tue 24 Nov 10:00: Training`
    private func holding(_ words: OverrideWords, _ say: Language) -> Line {
        let name: Line = "\(list.name(of: resource.plan, in: say), .strong) (\(resource.plan))"
        let end = say(words.to.map { .overrideEnd($0) } ?? .overrideEndsOnceRemoved)
        let span = say.line { .overrideSpan(from: $0(words.from, .strong), until: $0(end, .strong)) }
        let line = say.line { parts in
            let (name, span) = (parts(name), parts(span))
            return switch words.state {
            case .open: .overrideOpen(name, span: span)
            case .closed: .overrideClosed(name, span: span)
            case .unknown: .overrideUnknown(name, span: span)
            }
        }
        return resource.reason.map { "\(line): \($0)" } ?? line
    }

    private func moved(_ say: Language) -> Line {
        let count = resource.moved ?? 0
        let number = say.number(count)
        let isTrial = resource.id == nil
        if count == 0 {
            return Line("  \(say(.noMessageAffected))")
        }
        let sentence = say.line { parts in
            let number = parts(number, .strong)
            return isTrial ? .messagesWouldMove(count, number: number) : .messagesMoved(count, number: number)
        }
        return "  \(sentence)"
    }
}
