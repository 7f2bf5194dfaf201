import FollowUps
import Guidance
import LinuxSystem
import Logging
import ServiceLifecycle

/// This daemon among those that share its database. As a service, it has the hours follow overrides that others changed.
struct Membership: Service {
    /// What the others call this daemon.
    let name: String
    let runner: NodeRunner
    /// Milliseconds by which its clock may differ from the database's.
    let clockTolerance: Int64
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
        clockTolerance = configuration.clockTolerance * 1_000
        self.overrides = overrides
        self.inbox = inbox
        runner = NodeRunner(
            NodeFacts(current.snapshot, name: name),
            terms: MembershipTerms(
                lease: configuration.lease * 1_000, clockTolerance: clockTolerance),
            dependencies: NodeRunner.Dependencies(
                nodes: nodes, store: store, dispatcher: dispatcher, now: { WallClock.systemMilliseconds },
                learned: { view, own in
                    ids.move(to: own.slot)
                    // What others told of it may have been lost.
                    if current.snapshot.differs(from: view.adopted) { inbox.send.yield() }
                }, unnamedPlans: [WindowsPlan.alwaysOpenPlan], logger: logger))
    }

    /// The plans whose hours here are the adopted ones.
    func agreed(_ snapshot: Snapshot) -> Set<String> {
        let adopted = runner.view?.adopted ?? [:]
        return Set(
            snapshot.dueRules.plans.filter { adopted[$0.key]?.hours.fingerprint == $0.value.basis.fingerprint }.keys)
    }

    /// The hours or the configuration have changed.
    func follow(_ snapshot: Snapshot) {
        runner.follow(NodeFacts(snapshot, name: name))
    }

    func run() async throws {
        for await _ in inbox.stream.cancelOnGracefulShutdown() {
            // Where the store can't be read, the next beat tells again.
            try? await overrides.load()
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
