import Messages
import SupportHours

/// A question whose answer is held until something is so.
struct HeldQuestion: Sendable {
    let plan: String
    let wanted: WantedState
    /// The zone that the answer is to be in; nil for the display zone of the moment.
    let zoneName: String?
    /// The language that the answer is to be in; nil for the display language of the moment.
    let language: Language?
    /// Seconds after which it is answered whatever is so.
    let timeout: Int64
}

/// What a held question waits for.
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
