import FollowUps
import Messages
import SupportHours

/// The dispatcher as the routes see it.
struct DispatcherControl: QueueControl {
    let dispatcher: Dispatcher
    let current: CurrentSnapshot

    var status: SendingStatus {
        get async {
            let status = dispatcher.status
            let isPaused =
                switch status.obstacle {
                case .paused, .pausedByRestore, .relayNeedsOperator, .clockBehind: true
                case .relayUnusable, .clockWrong, .limitReached, .storeUnusable, .outOfTouch, .clockOff, .hoursDiffer,
                    nil:
                    false
                }
            let snapshot = current.snapshot
            let limit = snapshot.configuration.delivery.limits.perSecond
            return SendingStatus(
                isPaused: isPaused, because: status.obstacle?.wording(in: snapshot.display),
                perSecond: status.perSecond ?? Double(limit), quota: status.quota)
        }
    }

    func pause() async throws(StoreError) {
        try await dispatcher.setPaused(true)
    }

    func resume() async throws(StoreError) {
        try await dispatcher.setPaused(false)
    }
}

extension DispatchStatus.Obstacle {
    /// The cause and the next step, in one line.
    fileprivate func wording(in zone: Zone) -> Wording {
        switch self {
        case .paused: .paused
        case .pausedByRestore: .pausedByRestore
        case .relayNeedsOperator(let trouble): .deliveryHalted(trouble)
        case .relayUnusable(let trouble): .relayProbed(trouble)
        case .clockWrong: .clockTooEarly
        case .clockBehind(let latest): .clockSetBack(latest: latest.formatted(in: zone))
        case .limitReached(let until): .limitReached(until: until.formatted(in: zone))
        case .storeUnusable(let reason): .queueUnusable(reason)
        case .outOfTouch: .nodeOutOfTouch
        case .clockOff(let offset):
            .ownClockOff(seconds: ClusterFindings.seconds(offset), isAhead: offset > 0)
        case .hoursDiffer(let plans): .ownHoursDiffer(plans)
        }
    }
}
