import Delivery
import FollowUps
import ServiceLifecycle

/// The dispatcher among the daemon's services, and what it must hear of.
struct Sending: Service {
    enum Event: Sendable {
        /// The time that it asked to be woken at has come, or somebody set the clock.
        case clock
        /// Something may be due that wasn't.
        case wake
        /// The tz database changed.
        case zones(Snapshot)
        /// The configuration was read anew.
        case configuration(Snapshot)
    }

    /// Where the outside's events come in.
    struct Inbox: Sendable {
        let stream: AsyncStream<Event>
        let send: AsyncStream<Event>.Continuation

        init() {
            (stream, send) = AsyncStream.makeStream()
        }
    }

    let dispatcher: Dispatcher
    let transport: CurrentTransport
    let factory: TransportFactory
    let store: any IntakeStore
    let ids: FollowUpIDSource
    let inbox: Inbox

    func run() async throws {
        await withGracefulShutdownHandler {
            await withTaskGroup { group in
                group.addTask {
                    async let passing: Void = passUsedIDs()
                    await dispatcher.run()
                    await passing
                }
                group.addTask {
                    for await event in inbox.stream { await handle(event) }
                }
                await group.next()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            dispatcher.stop()
        }
    }

    /// New ids come behind those that are in use, as they would by themselves if no clock was ever set back.
    private func passUsedIDs() async {
        while !Task.isShuttingDownGracefully {
            do throws(StoreError) {
                if let newest = try await store.newestID() { ids.pass(newest) }
                return
            } catch {
                try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }
            }
        }
    }

    private func handle(_ event: Event) async {
        switch event {
        case .clock, .wake:
            dispatcher.wake()
        case .zones(let snapshot):
            dispatcher.follow(snapshot.dueRules)
        case .configuration(let snapshot):
            dispatcher.follow(snapshot.dueRules)
            // A password may be another one though the configuration is the same.
            await transport.replace(with: factory.transport(snapshot.configuration.delivery))
            dispatcher.follow(DispatchSettings(snapshot))
        }
    }
}

extension DispatchSettings {
    init(_ snapshot: Snapshot) {
        let configuration = snapshot.configuration
        let retry = configuration.followUps.retry
        let limits = configuration.delivery.limits
        self.init(
            retry: RetryPolicy(attempts: retry.attempts, first: retry.first, longest: retry.longest),
            repeatsDoubted: configuration.followUps.uncertain == .retry, perSecond: limits.perSecond,
            perDomainPerSecond: limits.perDomainPerSecond, sender: configuration.delivery.from,
            dateZone: snapshot.display)
    }
}
