import SupportHours

extension OpenState {
    /// A colour on which white is read easily (contrast over 4.5).
    var colour: String {
        switch self {
        case .open: "#1f7a4d"
        case .closed: "#6b6459"
        case .unknown: "#8a5a00"
        }
    }
}
