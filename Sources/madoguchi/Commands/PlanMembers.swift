import MadoguchiAPI
import Messages
import SupportHours

/// The plans that a combined plan is made of, a row each, below its own lines.
struct PlanMembers {
    private let members: [PlanMember]
    private let plan: String
    private let at: ClockReading
    private let list: PlanList

    /// - Parameter at: the instant that the answer is about.
    init(members: [PlanMember], of plan: String, at: ClockReading, in list: PlanList) {
        self.members = members
        self.plan = plan
        self.at = at
        self.list = list
    }

    /// None for a plan that isn't combined.
    func lines(_ environment: CommandEnvironment) -> [Line] {
        guard !members.isEmpty else { return [] }
        let say = environment.language
        var table = Table(importance: [0, 0, 1, 2])
        for member in members {
            let state = member.open ? OpenState.open : .closed
            let mark = environment.glyphs.mark(for: state)
            table.add([
                "\(mark, member.open ? .open : .faint) \(list.name(of: member.plan, in: say)) (\(member.plan))",
                Line(member.open ? say(.planOpen) : say(.memberNotOpen)),
                until(member, in: say), vendor(member, in: say),
            ])
        }
        let lines = table.lines(within: environment.width.map { $0 - 2 }).map { line -> Line in
            let indented: Line = "  \(line)"
            return indented.continued(at: line.continuation.map { $0 + 2 })
        }
        return ["  \(heading(in: say), .faint)"] + lines
    }

    private func heading(in say: Language) -> String {
        list.plan(plan)?.anyOf == nil
            ? say(.openWhileAll)
            : say(.openWhileAny)
    }

    private func until(_ member: PlanMember, in say: Language) -> Line {
        guard let text = member.until else { return Line(say(.noEnd)) }
        guard let reading = try? ClockReading(rfc3339: text) else { return Line(text) }
        let moment = say.moment(reading.civil, besides: at.civil.date)
        return Line(say(.untilMoment(moment)))
    }

    private func vendor(_ member: PlanMember, in say: Language) -> Line {
        guard let vendor = member.vendor, let reading = try? ClockReading(rfc3339: vendor.time) else { return "" }
        return "\(say.moment(reading.civil, besides: at.civil.date))  \(vendor.zone, .faint)"
    }
}
