import FollowUps

/// The dispatcher as the routes see it.
struct DispatcherControl: QueueControl {
    let dispatcher: Dispatcher
    let current: CurrentSnapshot

    var status: SendingStatus {
        get async {
            let status = dispatcher.status
            let isPaused =
                switch status.obstacle {
                case .paused, .relayNeedsOperator: true
                case .relayUnusable, .storeUnusable, nil: false
                }
            let limit = current.snapshot.configuration.delivery.limits.perSecond
            return SendingStatus(
                isPaused: isPaused, because: status.obstacle?.text, perSecond: status.perSecond ?? Double(limit))
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
    fileprivate var text: String {
        switch self {
        case .paused: "somebody paused sending; resume it (madoguchi queue resume)"
        case .relayNeedsOperator(let reason): "delivery halted: \(reason); then run madoguchi queue resume, or reload"
        case .relayUnusable(let reason): "the relay is down: \(reason); it is probed from time to time"
        case .storeUnusable(let reason): "the queue's database can't be used: \(reason)"
        }
    }
}
