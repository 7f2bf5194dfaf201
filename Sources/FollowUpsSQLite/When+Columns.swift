import FollowUps
import SupportHours

extension When {
    /// The columns in the database: both NULL for the next window.
    var columns: (notBefore: Instant?, afterStaffed: Int64?) {
        switch self {
        case .nextWindow: (nil, nil)
        case .notBefore(let instant): (instant, nil)
        case .afterStaffed(let seconds): (nil, seconds)
        }
    }

    init(notBefore: Instant?, afterStaffed: Int64?) {
        if let notBefore {
            self = .notBefore(notBefore)
        } else if let afterStaffed {
            self = .afterStaffed(seconds: afterStaffed)
        } else {
            self = .nextWindow
        }
    }
}
