import Messages
import SupportHours

/// A question whose answer is held until a condition is met.
struct HeldQuestion: Sendable {
    let plan: String
    let wanted: WantedState
    /// The zone to answer in; nil for the display zone of the moment.
    let zoneName: String?
    /// The language to answer in; nil for the display language of the moment.
    let language: Language?
    /// Seconds after which it is answered in any case.
    let timeout: Int64
}

/// The state that a held question waits for.
enum WantedState: Hashable, Sendable {
    case open
    case closed
    case change(from: OpenState)

    func isMet(by state: OpenState) -> Bool {
        switch self {
        case .open: state == .open
        case .closed: state != .open
        case .change(let former): state != former
        }
    }
}
