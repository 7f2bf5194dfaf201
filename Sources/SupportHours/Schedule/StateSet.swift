/// States as a set, for searches.
struct StateSet: OptionSet, Sendable {
    let rawValue: UInt8

    static let open = StateSet(rawValue: 1)
    static let closed = StateSet(rawValue: 2)
    static let unknown = StateSet(rawValue: 4)
    static let unstaffed: StateSet = [.closed, .unknown]
    static let all: StateSet = [.open, .closed, .unknown]

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    init(_ state: OpenState) {
        switch state {
        case .open: self = .open
        case .closed: self = .closed
        case .unknown: self = .unknown
        }
    }
}
