import FollowUps
import LinuxSystem
import Logging
import ServiceLifecycle

/// This daemon among those that share its database, as a service. It joins them, and signs off once nothing is written any
/// more.
struct Membership: Service {
    /// What the others call this daemon.
    let name: String
    let runner: NodeRunner
    let overrides: StoredOverrides
    /// Told when others may have changed overrides.
    let inbox: Nudges

    init(
        of nodes: any NodeStore, store: any SendingStore, dispatcher: Dispatcher, current: CurrentSnapshot,
        overrides: StoredOverrides, inbox: Nudges, ids: FollowUpIDSource, logger: Logger
    ) {
        let configuration = current.snapshot.configuration.node
        let name = configuration.name ?? HostName.current
        self.name = name
        self.overrides = overrides
        self.inbox = inbox
        runner = NodeRunner(
            NodeFacts(current.snapshot, name: name),
            terms: MembershipTerms(
                lease: configuration.lease * 1_000, clockTolerance: configuration.clockTolerance * 1_000),
            dependencies: NodeRunner.Dependencies(
                nodes: nodes, store: store, dispatcher: dispatcher, now: { WallClock.systemMilliseconds },
                learned: { view, own in
                    ids.move(to: own.slot)
                    // What others told of it may have been lost.
                    if current.snapshot.differs(from: view.adopted) { inbox.send.yield() }
                }, logger: logger))
    }

    /// The hours or the configuration have changed.
    func follow(_ snapshot: Snapshot) {
        runner.follow(NodeFacts(snapshot, name: name))
    }

    func run() async throws {
        await withGracefulShutdownHandler {
            await withTaskGroup { group in
                group.addTask { await runner.run() }
                group.addTask {
                    // Where the store can't be read, the next beat tells again.
                    for await _ in inbox.stream { try? await overrides.load() }
                }
                await group.next()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            runner.stop()
        }
    }
}

extension Snapshot {
    fileprivate func differs(from adopted: [String: AdoptedHours]) -> Bool {
        dueRules.plans.contains { plan, due in
            adopted[plan].map { $0.hours.fingerprint != due.basis.fingerprint } ?? false
        }
    }
}
