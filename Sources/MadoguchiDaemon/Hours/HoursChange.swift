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

    /// When it begins.
    let at: Instant
    let kind: Kind
    /// Whether it takes staffed time away.
    let closes: Bool
    /// One sentence.
    let text: Wording
}
