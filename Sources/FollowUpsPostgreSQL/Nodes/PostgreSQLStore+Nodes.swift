package import FollowUps
import Glibc
package import Messages
import PostgreSQL
import SupportHours

extension PostgreSQLStore: NodeStore {
    package func join(
        _ owner: LeaseOwner, name: String, report: NodeReport
    ) async throws(StoreError) -> ClusterView? {
        let view: ClusterView?
        do throws(StoreError) {
            view = try await speak { try $0.join(owner, name: name, report: report) }
        } catch {
            slot.isMissing(because: error.detail)
            throw error
        }
        if view == nil { slot.isMissing(because: .everySlotTaken) }
        if let own = view?.nodes.first(where: { $0.owner == owner && $0.state == .live }) {
            slot.take(own.slot, for: owner)
            signals?.run()
        }
        return view
    }

    package func beat(_ owner: LeaseOwner, report: NodeReport) async throws(StoreError) -> ClusterView? {
        let view = try await speak { try $0.beat(owner, report: report) }
        if view == nil { slot.giveUp(owner, because: .takenForDead) }
        return view
    }

    package func leave(_ owner: LeaseOwner) async throws(StoreError) {
        try await intake.submit { try $0.leave(owner) }
        slot.giveUp(owner)
    }

    package func declareDead(_ owner: LeaseOwner, atBeat beat: Int64) async throws(StoreError) -> Bool {
        try await intake.submit { try $0.declareDead(owner, atBeat: beat) }
    }

    package func adopt(
        _ hours: NodeHours, of plan: String, configuration: String, by name: String, over epoch: Int64?
    ) async throws(StoreError) -> AdoptedHours {
        try await intake.submit {
            try $0.adopt(hours, of: plan, configuration: configuration, by: name, over: epoch)
        }
    }

    package func setDraining(_ isDraining: Bool, name: String) async throws(StoreError) -> Bool {
        try await intake.submit { try $0.setDraining(isDraining, name: name) }
    }

    package func forget(name: String) async throws(StoreError) -> Int {
        try await intake.submit { try $0.forget(name: name) }
    }

    package func halt(_ reason: Trouble) async throws(StoreError) {
        try await intake.submit { try $0.halt(reason) }
    }

    package func cluster() async throws(StoreError) -> ClusterView {
        let view = try await read { reading in
            try ClusterRow.view(
                reading.query(ClusterRow.select(nodesOf: "(SELECT * FROM nodes WHERE \(ClusterRow.isShown))")))
        }
        guard let view else { throw StoreError(.corrupt, detail: .noStoreAnswer, isOfServer: true) }
        return view
    }

    /// Tells the other nodes of something that is due soon. Returns at once.
    func tell(ofDue due: Instant?) {
        guard let signals else { return }
        if NodeSignal.isWorthIt(due, at: Instant(secondsSinceEpoch: Int64(time(nil)))) { signals.tell(.due) }
    }

    /// Writes on the node's own connection; again where another transaction was in the way.
    private func speak(
        _ body: @escaping @Sendable (NodeSession) throws -> ClusterView?
    ) async throws(StoreError) -> ClusterView? {
        var tried = 1
        while true {
            do {
                let view = try await speaker.perform { try body(NodeSession(session: $0)) }
                report(nil)
                return view
            } catch let error as PostgresError where error.isToRetry && tried < 5 {
                tried += 1
            } catch {
                let error = StoreError(error, schema: schema)
                report(error)
                throw error
            }
        }
    }
}
