import FollowUps

extension Pause {
    /// The value in the database.
    var code: Int {
        switch self {
        case .none: 0
        case .byOperator: 1
        case .byRestore: 2
        }
    }

    init(code: Int) {
        self =
            switch code {
            case Pause.none.code: .none
            case Pause.byRestore.code: .byRestore
            default: .byOperator
            }
    }
}
