package import FollowUps
package import SupportHours

extension PostgreSQLStore: RecordStore {
    package func add(_ record: ErrorRecord) async throws(StoreError) {
        try await intake.submit { try $0.add(record) }
    }

    package func amendRecord(
        _ id: RecordID, by amendment: ErrorRecord.Amendment, at instant: Instant
    ) async throws(StoreError) -> ErrorRecord? {
        try await intake.submit { try $0.amendRecord(id, by: amendment, at: instant) }
    }

    package func removeRecord(_ id: RecordID) async throws(StoreError) -> ErrorRecord? {
        try await intake.submit { try $0.removeRecord(id) }
    }

    package func record(_ id: RecordID) async throws(StoreError) -> ErrorRecord? {
        try await read { try $0.record(id) }
    }

    package func records(
        _ filter: RecordFilter, before: RecordID?, limit: Int
    ) async throws(StoreError) -> [ErrorRecord] {
        try await read { try $0.records(filter, before: before, limit: limit) }
    }
}
