import FollowUps
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
                case .paused, .relayNeedsOperator, .clockBehind: true
                case .relayUnusable, .clockWrong, .limitReached, .storeUnusable, nil: false
                }
            let snapshot = current.snapshot
            let limit = snapshot.configuration.delivery.limits.perSecond
            return SendingStatus(
                isPaused: isPaused, because: status.obstacle?.text(in: snapshot.display),
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
    fileprivate func text(in zone: Zone) -> String {
        switch self {
        case .paused: "somebody paused sending; resume it (madoguchi queue resume)"
        case .relayNeedsOperator(let reason): "delivery halted: \(reason); then run madoguchi queue resume, or reload"
        case .relayUnusable(let reason): "the relay is down: \(reason); it is probed from time to time"
        case .clockWrong:
            "the clock shows a time before this version or its tz database; nothing is sent until it is set right"
        case .clockBehind(let latest):
            "delivery halted: something was recorded at \(latest.formatted(in: zone)), more than a day after what the clock "
                + "shows; set the clock, or, if it is right, run madoguchi queue resume"
        case .limitReached(let until):
            "a limit over an hour or a day is reached (delivery.limits); sending goes on at \(until.formatted(in: zone))"
        case .storeUnusable(let reason): "the queue's database can't be used: \(reason)"
        }
    }
}
