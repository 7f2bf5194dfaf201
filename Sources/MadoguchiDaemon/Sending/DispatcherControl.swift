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
        case .paused: "paused by request; resume it to send (madoguchi queue resume)"
        case .relayNeedsOperator(let reason): "\(reason); then resume (madoguchi queue resume) or reload"
        case .relayUnusable(let reason): "\(reason); tried again from time to time"
        case .storeUnusable(let reason): "the queue's database can't be used: \(reason)"
        }
    }
}
