import FollowUps
import Messages
import SupportHours

/// What of a plan's usual week will be different within a span.
///
/// What a combined plan is made of counts as far as it changes the combination's answers.
struct PlanChanges {
    let plan: PlanHours
    let span: Range<Instant>
    /// On which the sentences tell times.
    let clock: ClockWording
    /// What an upgrade of the tz database did; nil where there was none.
    let move: HoursMove?

    /// The longest span in days.
    static let mostDays: Int64 = 400
    static let most = 1_000
    /// How many are told, the earliest ones.
    var limit = most
    /// How far around the span is looked, in seconds, so that what has begun or goes on is told as a whole.
    private static let reach: Int64 = 31 * 86_400

    /// - Parameter viewer: the zone of the reader's clock.
    init(of plan: PlanHours, in span: Range<Instant>, for viewer: Zone, after move: HoursMove? = nil) {
        self.plan = plan
        self.span = span
        clock = ClockWording(viewer, besides: span.lowerBound)
        self.move = move
    }

    /// In the order of time, at most ``limit``. What has begun before the span and goes on in it is among them.
    var all: [HoursChange] { inOrder(plan.parts.flatMap(changes) + moved) }

    /// The same without what its members change, and without what an upgrade of the tz database did.
    var own: [HoursChange] { inOrder(changes(of: plan)) }

    private func changes(of part: PlanHours) -> [HoursChange] {
        changeovers(of: part) + HolidayChanges(self, part: part).all + overrides(of: part)
    }

    private func inOrder(_ changes: [HoursChange]) -> [HoursChange] {
        let sorted = changes.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        return sorted.prefix(limit).map(\.element)
    }

    /// The span and what lies around it.
    var neighbourhood: Range<Instant> {
        span.lowerBound.advanced(bySeconds: -Self.reach)..<span.upperBound.advanced(bySeconds: Self.reach)
    }

    /// A part's name in a sentence; nil for the plan itself.
    func mention(of part: PlanHours) -> Wording? { part.id == plan.id ? nil : part.name }

    /// What is different because a part's schedule is as it is, and not another one.
    func contrasts(of part: PlanHours, otherwise schedule: Schedule, in range: Range<Instant>) -> [Contrast] {
        Contrast.between(
            plan.schedule, otherwise: plan.schedule(replacing: part.id, by: schedule), in: range)
    }
}

// MARK: Clocks

extension PlanChanges {
    private func changeovers(of part: PlanHours) -> [HoursChange] {
        guard part.vendorZone != nil else { return [] }
        var changes: [HoursChange] = []
        var from = span.lowerBound
        while changes.count < Self.most, let shift = part.schedule.nextShift(for: clock.zone, after: from),
            shift.firstWindow.start < span.upperBound
        {
            from = shift.firstWindow.start
            guard matters(shift, of: part) else { continue }
            changes.append(
                HoursChange(
                    at: from, cause: .transition(shift.transition), closes: false,
                    text: .windowsMove(
                        from: clock.date(from), by: shift.seconds, new: clock.hours(of: shift.firstWindow),
                        old: clock.hours(of: shift.firstWindow, movedBy: -shift.seconds),
                        zone: clock.zone.spokenName, plan: mention(of: part))))
        }
        return changes
    }

    /// Whether the plan would answer otherwise if the part's windows of the week had stayed on the reader's clock.
    private func matters(_ shift: WindowShift, of part: PlanHours) -> Bool {
        guard part.id != plan.id else { return true }
        let start = shift.firstWindow.start
        let windows = part.schedule.windows(in: start..<start.advanced(bySeconds: 7 * 86_400))
            .filter { $0.status.state == .open }
        let back = -Int64(shift.seconds)
        let closed = windows.map { (state: OpenState.closed, span: $0.start..<$0.end) }
        let open = windows.map {
            (state: OpenState.open, span: $0.start.advanced(bySeconds: back)..<$0.end.advanced(bySeconds: back))
        }
        // Above all others; what is closed first is opened again where the two overlap.
        let above = Int64.max - 2 * Int64(windows.count)
        let stayed = (closed + open).enumerated().map { place, part in
            Override(
                id: above + Int64(place), start: part.span.lowerBound, end: part.span.upperBound, state: part.state)
        }
        let week = start.advanced(bySeconds: -86_400)..<start.advanced(bySeconds: 8 * 86_400)
        return !contrasts(
            of: part, otherwise: part.schedule.with(overrides: part.schedule.overrides + stayed), in: week
        ).isEmpty
    }

    private var moved: [HoursChange] {
        guard let move, span.contains(move.at) else { return [] }
        return [
            HoursChange(
                at: move.at, cause: .upgrade, closes: false,
                text: .windowsMoved(
                    byRelease: move.release, since: move.earlierRelease, from: clock.date(move.new.start),
                    by: move.seconds, new: clock.hours(of: move.new), old: clock.hours(of: move.old),
                    zone: clock.zone.spokenName))
        ]
    }
}

// MARK: Overrides

extension PlanChanges {
    private func overrides(of part: PlanHours) -> [HoursChange] {
        let touching = part.overrides.filter {
            $0.start < span.upperBound && ($0.end.map { $0 > span.lowerBound } ?? true)
        }
        return touching.sorted { $0.start < $1.start }.prefix(Self.most).compactMap { override in
            guard let extent = part.schedule.extent(ofOverride: override.id.rawValue) else { return nil }
            guard extent.start < span.upperBound, extent.end.map({ $0 > span.lowerBound }) ?? true else { return nil }
            // Only those that lie under it matter to it.
            let others = part.schedule.overrides.filter {
                $0.id != override.id.rawValue && $0.start < extent.end ?? .distantFuture
                    && $0.end ?? .distantFuture > extent.start
            }
            let range =
                max(
                    extent.start, neighbourhood.lowerBound)..<min(
                    extent.end ?? .distantFuture, neighbourhood.upperBound)
            let contrasts = contrasts(of: part, otherwise: part.schedule.with(overrides: others), in: range)
            // An override of the plan itself is told even where the hours say the same.
            if contrasts.isEmpty, part.id != plan.id { return nil }
            return HoursChange(
                at: extent.start, cause: .override(override.id), closes: contrasts.contains(where: \.closes),
                text: sentence(override.state, extent, reason: override.reason, plan: mention(of: part)))
        }
    }

    private func sentence(_ state: OpenState, _ extent: Window, reason: Wording?, plan: Wording?) -> Wording {
        let span =
            extent.end.map { clock.span(from: extent.start, to: $0) }
            ?? .untilFurtherNotice(from: clock.moment(extent.start))
        return switch state {
        case .closed: .closedByOverride(span, reason: reason, plan: plan)
        case .open: .openedByOverride(span, reason: reason, plan: plan)
        case .unknown: .unknownByOverride(span, reason: reason, plan: plan)
        }
    }
}
