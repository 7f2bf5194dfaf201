package import FollowUps

extension PostgreSQLStore: IntakeStore {
    package func enqueue(_ followUps: [NewFollowUp]) async throws(StoreError) -> [EnqueueResult] {
        try await intake.submit(withResultLater: { transaction in
            let accepted = transaction.enqueueTogether(followUps)
            return { accepted.results }
        })
    }

    package func newestID() async throws(StoreError) -> FollowUpID? {
        try await read { try $0.newestID() }
    }

    package func followUp(_ id: FollowUpID) async throws(StoreError) -> FollowUp? {
        try await read { [seal] in try $0.followUp(id, seal: seal) }
    }
}
