/// The length of a rule's period: FREQ. [RFC 5545 §3.3.10]
enum Frequency: String, CaseIterable, Sendable {
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
    case yearly = "YEARLY"

    /// The longest INTERVAL: ten years.
    var longestInterval: Int {
        switch self {
        case .daily: 3_660
        case .weekly: 520
        case .monthly: 120
        case .yearly: 10
        }
    }

    /// The most days that a period has.
    var longestPeriod: Int {
        switch self {
        case .daily: 1
        case .weekly: 7
        case .monthly: 31
        case .yearly: 366
        }
    }
}
