import FollowUps
import SupportHours

/// The daemon's status, in one line for `systemctl status`. Anybody can read it, so it quotes nothing that a relay
/// said.
///
/// `basic: closed until 2026-11-24T23:00:00+09:00 · pro: open · 12 queued, next due 2026-11-24T23:00:00+09:00 · paused`
struct StatusLine: Sendable {
    /// What is known of the queue.
    enum Queue: Hashable, Sendable {
        case opening
        case unusable
        /// - next: when the next one is sent; nil where none ever is.
        case known(queued: Int, sending: Int, next: Instant?)
    }

    let snapshot: Snapshot
    let now: Instant
    let queue: Queue
    let obstacle: DispatchStatus.Obstacle?

    var text: String {
        ([snapshot.statusLine(at: now), queueText] + [obstacleText].compactMap(\.self)).joined(separator: " · ")
    }

    private var queueText: String {
        switch queue {
        case .opening:
            return "the queue is being opened"
        case .unusable:
            return "the queue can't be used"
        case .known(0, let sending, _):
            return sending == 0 ? "nothing queued" : "\(sending) being sent"
        case .known(let queued, let sending, let next):
            let due =
                switch next {
                case nil: "held"
                case let next? where next <= now: "due now"
                case let next?: "next due \(next.formatted(in: snapshot.display))"
                }
            return "\(queued) queued, \(due)" + (sending == 0 ? "" : ", \(sending) being sent")
        }
    }

    private var obstacleText: String? {
        switch obstacle {
        case .paused: "paused"
        case .relayNeedsOperator: "delivery halted (madoguchi queue stats)"
        case .relayUnusable: "the relay is down (madoguchi queue stats)"
        case .clockWrong: "the clock is wrong, and nothing is sent (timedatectl status)"
        case .clockBehind: "delivery halted: the clock was set back (madoguchi queue stats)"
        case .limitReached(let until):
            "a limit over an hour or a day is reached until \(until.formatted(in: snapshot.display))"
        // The queue's part says so already.
        case .storeUnusable, nil: nil
        }
    }
}

extension Snapshot {
    /// With more plans than this, they are counted instead of listed.
    private static let listed = 4

    /// Each plan's state, `basic: closed until 2026-11-24T23:00:00+09:00 · growth: open`, or how many are open.
    func statusLine(at now: Instant) -> String {
        guard plans.count > Self.listed else {
            return plans.map { plan in
                let span = plan.schedule.span(at: now)
                let until = span.until.map { " until \($0.formatted(in: display))" } ?? ""
                return "\(plan.id): \(span.status.state.rawValue)\(until)"
            }
            .joined(separator: " · ")
        }
        let open = plans.count { $0.schedule.isOpen(at: now) }
        let next = nextTransition(after: now).map { ", next change \($0.formatted(in: display))" } ?? ""
        return "\(open) of \(plans.count) plans open\(next)"
    }
}
