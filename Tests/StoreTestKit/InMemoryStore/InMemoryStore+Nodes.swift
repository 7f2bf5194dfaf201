package import FollowUps
package import Messages
import SupportHours
import Synchronization

extension InMemoryStore: NodeStore {
    package func join(
        _ owner: LeaseOwner, name: String, report: NodeReport
    ) async throws(StoreError) -> ClusterView? {
        let time = databaseTime ?? 0
        return shelf.withLock { shelf in
            let now = Instant(secondsSinceEpoch: time / 1_000)
            return shelf.nodes.join(owner, name: name, report: report, at: now) ? shelf.view(at: time) : nil
        }
    }

    package func beat(_ owner: LeaseOwner, report: NodeReport) async throws(StoreError) -> ClusterView? {
        let time = databaseTime ?? 0
        return shelf.withLock { $0.nodes.beat(owner, report: report) ? $0.view(at: time) : nil }
    }

    package func leave(_ owner: LeaseOwner) async throws(StoreError) {
        shelf.withLock { $0.nodes.leave(owner) }
    }

    package func declareDead(_ owner: LeaseOwner, atBeat beat: Int64) async throws(StoreError) -> Bool {
        shelf.withLock { $0.nodes.declareDead(owner, atBeat: beat) }
    }

    package func adopt(
        _ hours: NodeHours, of plan: String, configuration: String, by name: String, over epoch: Int64?
    ) async throws(StoreError) -> AdoptedHours {
        shelf.withLock { $0.nodes.adopt(hours, of: plan, configuration: configuration, by: name, over: epoch) }
    }

    package func setDraining(_ isDraining: Bool, name: String) async throws(StoreError) -> Bool {
        shelf.withLock { $0.nodes.setDraining(isDraining, name: name) }
    }

    package func forget(name: String) async throws(StoreError) -> Int {
        shelf.withLock { $0.nodes.forget(name: name, holding: Set($0.leaseOwners)) }
    }

    package func halt(_ reason: Trouble) async throws(StoreError) {
        shelf.withLock { $0.nodes.halt = $0.nodes.halt ?? reason }
    }

    package func cluster() async throws(StoreError) -> ClusterView {
        let time = databaseTime ?? 0
        return shelf.withLock { $0.view(at: time) }
    }
}

extension FollowUpShelf {
    /// Whether anything may be claimed.
    func isSending(for owner: LeaseOwner) -> Bool {
        pause == .none && nodes.halt == nil && nodes.mayClaim(owner)
    }

    fileprivate func view(at time: Int64) -> ClusterView {
        nodes.view(holding: Set(leaseOwners), pause: pause, databaseTime: time)
    }
}
