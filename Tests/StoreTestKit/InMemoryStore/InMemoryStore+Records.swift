package import FollowUps
package import SupportHours
import Synchronization

extension InMemoryStore {
    package func add(_ record: ErrorRecord) async throws(StoreError) {
        shelf.withLock { shelf in
            if shelf.records[record.id] == nil { shelf.records[record.id] = record }
        }
    }

    package func amendRecord(
        _ id: RecordID, by amendment: ErrorRecord.Amendment, at instant: Instant
    ) async throws(StoreError) -> ErrorRecord? {
        shelf.withLock { shelf in
            shelf.records[id] = shelf.records[id]?.amended(by: amendment, at: instant)
            return shelf.records[id]
        }
    }

    package func removeRecord(_ id: RecordID) async throws(StoreError) -> ErrorRecord? {
        shelf.withLock { $0.records.removeValue(forKey: id) }
    }

    package func record(_ id: RecordID) async throws(StoreError) -> ErrorRecord? {
        shelf.withLock { $0.records[id] }
    }

    package func records(
        _ filter: RecordFilter, before: RecordID?, limit: Int
    ) async throws(StoreError) -> [ErrorRecord] {
        shelf.withLock { shelf in
            let found = shelf.records.values.sorted { $0.id > $1.id }.filter { record in
                record.id < before ?? RecordID(rawValue: .max)
                    && (filter.caseID == nil || record.caseID == filter.caseID)
                    && filter.words.match(record.findings.searchText)
            }
            return Array(found.prefix(limit))
        }
    }
}
