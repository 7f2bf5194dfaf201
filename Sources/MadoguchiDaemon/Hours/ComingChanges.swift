import SupportHours

/// The changes of all plans' hours of which operators are to be reminded, by one snapshot.
///
/// Found out once a day, and when the snapshot is another one: with hundreds of plans it takes a while.
struct ComingChanges: Sendable {
    private static let day: Int64 = 86_400

    /// Counts the snapshots.
    let generation: Int
    /// While it holds.
    let span: Range<Instant>
    private let ahead: [Int64]
    private let changes: [ComingChange]

    init(of snapshot: Snapshot, generation: Int, at now: Instant) {
        self.generation = generation
        span = now..<now.advanced(bySeconds: Self.day)
        ahead = snapshot.configuration.announce?.ahead ?? []
        guard let longest = ahead.max() else {
            changes = []
            return
        }
        // A day more, so that nothing is missing of a change whose beginning is the last that counts.
        let looked = now..<span.upperBound.advanced(bySeconds: longest + Self.day)
        changes = snapshot.plans.flatMap { PlanChanges(of: $0, in: looked, for: snapshot.display).coming }
    }

    /// The reminders that are due and whose changes haven't begun, with how long before the change they are due.
    func due(at now: Instant) -> [(change: ComingChange, ahead: Int64)] {
        changes.compactMap { change in
            change.ahead(at: now, of: ahead).map { (change: change, ahead: $0) }
        }
    }
}
