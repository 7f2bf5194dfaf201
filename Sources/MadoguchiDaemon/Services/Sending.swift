import Delivery
import FollowUps
import ServiceLifecycle

/// The dispatcher as a service, and the events it must learn of.
struct Sending: Service {
    enum Event: Sendable {
        /// The wake-up time has come, or the clock was set.
        case clock
        /// Something may have become due.
        case wake
        /// The hours changed.
        case hours
        /// The database isn't what it was, and may have been paused.
        case rewound
        /// The configuration was read again.
        case configuration
    }

    /// Receives events from other tasks.
    struct Inbox: Sendable {
        let stream: AsyncStream<Event>
        let send: AsyncStream<Event>.Continuation

        init() {
            (stream, send) = AsyncStream.makeStream()
        }
    }

    let dispatcher: Dispatcher
    let current: CurrentSnapshot
    let transport: CurrentTransport
    let factory: TransportFactory
    let store: any IntakeStore
    let ids: FollowUpIDSource
    let stranded: StrandedReport
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

    /// Makes new ids follow those in use; without a clock that was set back they do so anyway.
    private func passUsedIDs() async {
        while !Task.isShuttingDownGracefully {
            do throws(StoreError) {
                if let newest = try await store.newestID() { ids.pass(newest) }
                await stranded.log()
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
        case .rewound:
            // Where the database is gone again, it is as it was, or this comes again.
            try? await dispatcher.databaseWentBack()
        case .hours:
            dispatcher.followHours()
        case .configuration:
            dispatcher.followHours()
            let snapshot = current.snapshot
            // The password may have changed though the configuration is the same.
            await transport.replace(with: factory.transport(snapshot.configuration.delivery))
            dispatcher.follow(DispatchSettings(snapshot))
            await stranded.log()
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
            repeatsUncertain: configuration.followUps.uncertain == .retry, perSecond: limits.perSecond,
            perDomainPerSecond: limits.perDomainPerSecond, quota: limits.quota,
            clockFloor: ClockFloor.instant(tzdata: snapshot.tzdata), perRecipientPerDay: limits.perRecipientPerDay,
            senders: configuration.senders, dateZone: snapshot.display)
    }
}
