import FollowUps
import Messages
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
    /// How many are held because the configuration doesn't have their plan.
    var stranded = 0
    /// This daemon's name among those that share the queue; nil where it isn't shared.
    var node: String?

    var wording: Wording {
        let held: Wording? = stranded > 0 ? .statusStranded(stranded) : nil
        let name = node.map { Wording.statusNode($0) }
        return .parts(
            [name, snapshot.statusLine(at: now), queueText, held, obstacleText].compactMap(\.self))
    }

    private var queueText: Wording {
        switch queue {
        case .opening:
            return .statusQueueOpening
        case .unusable:
            return .statusQueueUnusable
        case .known(0, let sending, _):
            return sending == 0 ? .statusNothingQueued : .statusSending(sending)
        case .known(let queued, let sending, let next):
            let due: Wording =
                switch next {
                case nil: .statusHeld
                case let next? where next <= now: .statusDueNow
                case let next?: .statusDue(next.formatted(in: snapshot.display))
                }
            return .statusQueued(queued, due: due, sending: sending)
        }
    }

    private var obstacleText: Wording? {
        switch obstacle {
        case .paused: .statusPaused
        case .pausedByRestore: .statusPausedByRestore
        case .relayNeedsOperator: .statusHalted
        case .relayUnusable: .statusRelayDown
        case .clockWrong: .statusClockWrong
        case .clockBehind: .statusClockBehind
        case .limitReached(let until): .statusLimit(until: until.formatted(in: snapshot.display))
        case .outOfTouch: .statusOutOfTouch
        case .clockOff: .statusClockOff
        case .hoursDiffer(let plans): .statusHoursDiffer(plans)
        // The queue's part says so already.
        case .storeUnusable, nil: nil
        }
    }
}

extension Snapshot {
    /// With more plans than this, they are counted instead of listed.
    private static let listed = 4

    /// Each plan's state, `basic: closed until 2026-11-24T23:00:00+09:00 · growth: open`, or how many are open.
    func statusLine(at now: Instant) -> Wording {
        guard plans.count > Self.listed else {
            return .parts(
                plans.map { plan in
                    let span = plan.schedule.span(at: now)
                    return .planState(
                        plan.id, is: span.status.state.wording, until: span.until?.formatted(in: display))
                })
        }
        return .plansOpen(
            plans.count { $0.schedule.isOpen(at: now) }, of: plans.count,
            next: nextTransition(after: now)?.formatted(in: display))
    }
}
