package import SupportHours

/// What a node tells the others at once, so that they needn't wait until they look by themselves. It may get lost.
package enum NodeSignal: String, CaseIterable, Hashable, Sendable {
    /// Something is due now or soon, or sending was resumed.
    case due
    /// An override was added or removed.
    case overrides
}

extension NodeSignal {
    /// Seconds ahead; what is due later is found in time by looking.
    package static let soon: Int64 = 10

    /// Whether others are told of something that is due then.
    package static func isWorthIt(_ due: Instant?, at now: Instant) -> Bool {
        due.map { $0 <= now.advanced(bySeconds: soon) } ?? false
    }
}
