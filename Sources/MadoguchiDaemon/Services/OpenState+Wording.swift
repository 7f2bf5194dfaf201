import Messages
import SupportHours

extension OpenState {
    /// As the status line and the presentation say it.
    var wording: Wording {
        switch self {
        case .open: .planOpen
        case .closed: .planClosed
        case .unknown: .planUnknown
        }
    }
}
