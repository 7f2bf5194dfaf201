package import FollowUps
package import Messages
import Synchronization

extension InMemoryStore: NodeStore {
    /// Sets the clock of what stands for the database.
    ///
    /// - Parameter milliseconds: since 1970-01-01T00:00:00Z.
    package func setDatabaseTime(_ milliseconds: Int64) {
        shelf.withLock { $0.nodes.time = milliseconds }
    }

    package func join(
        _ owner: LeaseOwner, name: String, report: NodeReport
    ) async throws(StoreError) -> ClusterView? {
        shelf.withLock { shelf in
            shelf.nodes.join(owner, name: name, report: report) == true ? shelf.cluster : nil
        }
    }

    package func beat(_ owner: LeaseOwner, report: NodeReport) async throws(StoreError) -> ClusterView? {
        shelf.withLock { $0.nodes.beat(owner, report: report) ? $0.cluster : nil }
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
        shelf.withLock { $0.nodes.forget(name: name, holders: $0.leaseOwners) }
    }

    package func halt(_ reason: Trouble) async throws(StoreError) {
        shelf.withLock { $0.nodes.halt(reason) }
    }

    package func cluster() async throws(StoreError) -> ClusterView {
        shelf.withLock { $0.cluster }
    }
}

extension FollowUpShelf {
    fileprivate var cluster: ClusterView { nodes.view(pause: pause, holders: leaseOwners) }
}
