package import SupportHours

extension OpenState {
    /// As the status line, the presentation and the badge say it.
    package var wording: Wording {
        switch self {
        case .open: .planOpen
        case .closed: .planClosed
        case .unknown: .planUnknown
        }
    }
}
