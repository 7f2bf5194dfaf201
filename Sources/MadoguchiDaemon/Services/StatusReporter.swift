import FollowUps
import LinuxSystem
import Messages
import ServiceLifecycle
import SupportHours

/// Reports the status to the service manager, when it changes and at most every few seconds.
struct StatusReporter: Service {
    private static let pause = Duration.seconds(3)
    private static let openingPause = Duration.seconds(1)
    /// For changes that nobody announces, such as housekeeping.
    private static let longPause = Duration.seconds(60)

    let current: CurrentSnapshot
    let clock: WallClock
    let store: any QueueStore
    /// Whether a call to the store would wait until it is open.
    let isStoreOpening: @Sendable () -> Bool
    let sending: @Sendable () -> DispatchStatus
    let nudges: Nudges
    let notify: @Sendable (Systemd.State) -> Void
    /// This daemon's name among those that share the queue; nil where it isn't shared.
    var node: String?

    func run() async throws {
        nudges.send.yield()
        await withTaskGroup { group in
            group.addTask {
                // Its pause is cancelled at shutdown.
                try? await cancelWhenGracefulShutdown {
                    while true {
                        try await Task.sleep(for: Self.longPause)
                        nudges.send.yield()
                    }
                }
            }
            var last: String?
            for await _ in nudges.stream.cancelOnGracefulShutdown() {
                let line = await line
                let text = line.wording[line.snapshot.language]
                if text != last {
                    last = text
                    notify(.status(text))
                }
                let isOpening = line.queue == .opening
                try? await cancelWhenGracefulShutdown {
                    try await Task.sleep(for: isOpening ? Self.openingPause : Self.pause)
                }
                if isOpening { nudges.send.yield() }
            }
            group.cancelAll()
        }
    }

    var line: StatusLine {
        get async {
            let snapshot = current.snapshot
            let now = clock.now()
            let (queue, stranded) = await queue(snapshot, at: now)
            return StatusLine(
                snapshot: snapshot, now: now, queue: queue, obstacle: sending().obstacle, stranded: stranded,
                node: node)
        }
    }

    /// - Returns: the queue, and how many of it are held for plans that aren't configured.
    private func queue(_ snapshot: Snapshot, at now: Instant) async -> (StatusLine.Queue, stranded: Int) {
        if isStoreOpening() { return (.opening, 0) }
        do throws(StoreError) {
            let tally = try await store.tally()
            var next: [Instant] = []
            for plan in snapshot.plans(sendingFor: tally) where (tally[plan.id]?[.queued] ?? 0) > 0 {
                let outlook = try await PlanOutlook(of: plan.id, plan.schedule, at: now, in: store)
                if let instant = outlook.waitingSince ?? outlook.next { next.append(instant) }
            }
            let queued = tally.mapValues { $0[.queued] ?? 0 }
            let stranded = StrandedFollowUps(queued, without: snapshot.plans.map(\.id))
            let state = StatusLine.Queue.known(
                queued: queued.values.reduce(0, +), sending: tally.values.reduce(0) { $0 + ($1[.sending] ?? 0) },
                next: next.min())
            return (state, stranded.counts.values.reduce(0, +))
        } catch {
            return (.unusable, 0)
        }
    }
}
