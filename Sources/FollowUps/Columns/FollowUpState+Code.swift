import Messages

extension FollowUpState {
    /// The value in a database.
    package var code: Int {
        switch self {
        case .queued: 0
        case .sending: 1
        case .delivered: 2
        case .failed: 3
        case .uncertain: 4
        case .cancelled: 5
        case .expired: 6
        }
    }

    package init(code: Int) throws(StoreError) {
        guard let state = Self.allCases.first(where: { $0.code == code }) else {
            throw StoreError(.corrupt, detail: .unknownState)
        }
        self = state
    }
}
