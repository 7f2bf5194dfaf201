import Delivery
import FollowUps
import ServiceLifecycle

/// The dispatcher among the daemon's services.
struct DispatcherService: Service {
    let dispatcher: Dispatcher

    func run() async throws {
        await withGracefulShutdownHandler {
            await dispatcher.run()
        } onGracefulShutdown: {
            dispatcher.stop()
        }
    }
}

extension DispatchSettings {
    init(_ snapshot: HoursSnapshot) {
        let configuration = snapshot.configuration
        let retry = configuration.followUps.retry
        let limits = configuration.delivery.limits
        self.init(
            retry: RetryPolicy(attempts: retry.attempts, first: retry.first, longest: retry.longest),
            repeatsDoubted: configuration.followUps.uncertain == .retry, perSecond: limits.perSecond,
            perDomainPerSecond: limits.perDomainPerSecond, sender: configuration.delivery.from.description,
            dateZone: snapshot.display)
    }
}
