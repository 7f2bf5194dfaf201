import FollowUps
import Messages
import SupportHours

/// Something of the usual week that will be different, as a page tells it.
struct ComingChange: Hashable, Sendable {
    let at: Instant
    /// Whether it takes staffed time away.
    let closes: Bool
    let text: Wording

    /// How far pages look ahead, in seconds.
    static let reach: Int64 = 90 * 86_400
    /// How many are told.
    private static let most = 12

    /// The overrides that hold or will hold, and the next change of clocks.
    static func all(of plan: PlanHours, in snapshot: Snapshot, on clock: PageClock) -> [ComingChange] {
        let end = clock.now.advanced(bySeconds: reach)
        let overrides = snapshot.layers.overrides.filter {
            $0.plan == plan.id && $0.start < end && ($0.end.map { $0 > clock.now } ?? true)
        }
        let changes = overrides.map {
            ComingChange(at: $0.start, closes: $0.state == .closed, text: sentence(of: $0, on: clock))
        }
        let shift = plan.schedule.nextShift(for: clock.zone, after: clock.now).flatMap { shift in
            shift.firstWindow.start < end
                ? ComingChange(
                    at: shift.firstWindow.start, closes: false,
                    text: .pageWindowsMove(
                        from: clock.date(shift.firstWindow.start), minutes: shift.seconds / 60,
                        to: clock.hours(of: shift.firstWindow), zone: clock.zone.spokenName)) : nil
        }
        return Array((changes + (shift.map { [$0] } ?? [])).sorted { $0.at < $1.at }.prefix(most))
    }

    private static func sentence(of override: PlanOverride, on clock: PageClock) -> Wording {
        let span =
            override.end.map { clock.span(from: override.start, to: $0) }
            ?? .pageUntilFurtherNotice(from: clock.fullMoment(override.start))
        return switch override.state {
        case .closed: .pageChangeCloses(span, reason: override.reason)
        case .open: .pageChangeOpens(span, reason: override.reason)
        case .unknown: .pageChangeUnknown(span, reason: override.reason)
        }
    }
}
