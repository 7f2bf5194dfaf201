import MadoguchiAPI
import Messages
import SupportHours

/// An override's parts in words, on the reader's clock.
struct OverrideWords {
    let override: OverrideResource
    let visit: DeskVisit

    /// A state that isn't known here isn't known to be open.
    var state: OpenState { OpenState(rawValue: override.state) ?? .unknown }

    var stateWord: Wording { state.overrideWord }

    enum Standing { case holds, comes, isOver }

    var standing: Standing {
        if let end = override.to.flatMap(visit.instant), end <= visit.now { return .isOver }
        if let start = visit.instant(override.from), start > visit.now { return .comes }
        return .holds
    }

    var standingWord: Wording {
        switch standing {
        case .holds: .overrideHolds
        case .comes: .overrideComes
        case .isOver: .overrideOver
        }
    }

    /// `11月28日(土)12:00 から 11月30日(月)10:00 まで`
    var span: Wording { .deskSpan(from: moment(override.from), until: override.to.map(moment)) }

    /// The whole of it in a line: the same whenever it is made.
    var line: String {
        let reason = override.reason.map { Wording.deskColon[visit.language] + $0 } ?? ""
        return "\(stateWord[visit.language]) \(span[visit.language])\(reason)"
    }

    /// Who made it, and when.
    var origin: Wording {
        let author = override.by?.wrappedValue.map { $0.name ?? "uid \($0.uid)" }
        return .deskMadeBy(author, at: override.createdAt.map(moment))
    }

    private func moment(_ text: String) -> Wording { visit.full(text) }
}

extension OpenState {
    var overrideWord: Wording {
        switch self {
        case .open: .overrideIsOpen
        case .closed: .overrideIsClosed
        case .unknown: .overrideIsUnknown
        }
    }
}
