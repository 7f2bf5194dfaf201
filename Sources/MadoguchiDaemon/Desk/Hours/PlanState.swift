import MadoguchiAPI
import Messages
import SupportHours

/// A plan's state at an instant, as pages of the desk say it.
struct PlanState {
    let availability: Availability
    let visit: DeskVisit

    private var language: Language { visit.language }

    var state: OpenState { OpenState(rawValue: availability.state) ?? .unknown }

    var values: PageValues {
        var values = PageValues([
            "planName": .text(availability.name), "planState": .text(state.rawValue),
            "planWord": .text(state.pageWord[language]),
        ])
        if let lead {
            values["planUntil"] = .values(lead)
        } else {
            values["planAlways"] = .text(always[language])
        }
        if let reasonText { values["planReason"] = .text(reasonText) }
        return values
    }

    private var always: Wording {
        switch state {
        case .open: .pageAlwaysOpen
        case .closed: .pageNeverOpen
        case .unknown: .pageAlwaysUnknown
        }
    }

    /// Until when, or from when on.
    private var lead: PageValues? {
        let opens = state == .closed ? availability.nextWindow?.start : nil
        guard let instant = opens ?? availability.until else { return nil }
        let lead: Wording.PageLead = opens == nil ? .openUntil : .opensAt
        var values = visit.time(instant, beside: visit.snapshot.plan(availability.plan)?.vendorZone)
        values["leadBefore"] = .text(lead.before[language])
        values["leadAfter"] = .text(lead.after[language])
        return values
    }

    /// What isn't as it is in the usual week; nil where nothing is.
    var reasonText: String? { reason?[language] }

    private var reason: Wording? {
        let because = availability.because
        let words = because.reason.map(Wording.init(verbatim:))
        return switch (because.kind, state) {
        case ("holiday", _): .pageHoliday(because.name.map(Wording.init(verbatim:)))
        case ("override", .closed): .pageClosedBy(words)
        case ("override", .open): .pageOpenedBy(words)
        case ("override", .unknown): .pageUnknownBy(words)
        default: nil
        }
    }
}
