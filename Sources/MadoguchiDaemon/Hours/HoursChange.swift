import FollowUps
import Messages
import SupportHours

/// Something of a plan's usual week that will be different.
struct HoursChange: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable {
        /// The windows stand elsewhere on the reader's clock.
        case changeover
        case holiday, override
        /// An upgrade of the tz database moved the windows.
        case tzdata
    }

    /// What brings it about. It stays the same where the change only begins at another time, or is told in other words.
    enum Cause: Hashable, Sendable {
        /// The clocks of a zone change at this instant.
        case transition(Instant)
        /// A holiday or a noted day, or the first of several, on the plan's clock.
        case day(CivilDate)
        case override(OverrideID)
        /// Of the tz database.
        case upgrade
    }

    /// When it begins.
    let at: Instant
    let cause: Cause
    /// Whether it takes staffed time away.
    let closes: Bool
    /// One sentence.
    let text: Wording

    var kind: Kind {
        switch cause {
        case .transition: .changeover
        case .day: .holiday
        case .override: .override
        case .upgrade: .tzdata
        }
    }
}
