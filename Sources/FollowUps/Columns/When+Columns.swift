package import SupportHours

extension When {
    /// The columns in a database: both NULL for the next window.
    package var columns: (notBefore: Instant?, afterStaffed: Int64?) {
        switch self {
        case .nextWindow: (nil, nil)
        case .notBefore(let instant): (instant, nil)
        case .afterStaffed(let seconds): (nil, seconds)
        }
    }

    package init(notBefore: Instant?, afterStaffed: Int64?) {
        if let notBefore {
            self = .notBefore(notBefore)
        } else if let afterStaffed {
            self = .afterStaffed(seconds: afterStaffed)
        } else {
            self = .nextWindow
        }
    }
}
