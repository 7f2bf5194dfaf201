import MadoguchiAPI
import Messages
import SupportHours

/// Why a plan is in its state, where that isn't its usual hours.
struct StateReasonWords {
    private let because: StateReason
    private let availability: Availability
    private let list: PlanList

    init(_ because: StateReason, of availability: Availability, in list: PlanList) {
        self.because = because
        self.availability = availability
        self.list = list
    }

    /// `holiday: Thanksgiving Day`, `closed by an override: Training (Desk)`
    ///
    /// - Returns: nil for the usual hours.
    func line(in say: Language) -> Line? {
        let cause: String
        switch because.kind {
        case "holiday": cause = say(.holiday)
        case "override": cause = say.wordForOverride(of: availability.openState)
        default: return nil
        }
        var line = Line(cause, .strong)
        for text in [because.name, because.reason].compactMap(\.self) { line += ": \(text)" }
        // Of a combined plan, one of its members decides.
        if because.plan != availability.plan {
            line += Line(say(.reasonOfPlan(list.name(of: because.plan, in: say))), .faint)
        }
        return line
    }
}

extension Language {
    /// What an override does to a plan.
    func wordForOverride(of state: OpenState) -> String {
        switch state {
        case .open: self(.reasonOpenedByOverride)
        case .closed: self(.reasonClosedByOverride)
        case .unknown: self(.reasonUnknownByOverride)
        }
    }
}
