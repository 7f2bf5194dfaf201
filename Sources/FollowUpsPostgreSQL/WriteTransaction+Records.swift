import FollowUps
import PostgreSQL
import SupportHours

extension WriteTransaction {
    func add(_ record: ErrorRecord) throws {
        let findings = record.findings
        _ = try db.query(
            """
            INSERT INTO records (id, case_id, error, seen_on, steps, tried, cure, recorded_at, recorded_by, amended_at,
                search_text)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING
            """, record.id, record.caseID, findings.error, findings.seenOn, findings.steps, findings.tried,
            findings.cure, record.recordedAt, record.recordedBy, record.amendedAt, findings.searchText)
    }

    func amendRecord(
        _ id: RecordID, by amendment: ErrorRecord.Amendment, at instant: Instant
    ) throws -> ErrorRecord? {
        let found = try db.query("SELECT \(ErrorRecord.columns) FROM records WHERE id = $1 FOR UPDATE", id).first
        guard let found else { return nil }
        let before = try ErrorRecord(found)
        let record = before.amended(by: amendment, at: instant)
        guard record != before else { return record }
        let findings = record.findings
        _ = try db.query(
            """
            UPDATE records SET error = $2, seen_on = $3, steps = $4, tried = $5, cure = $6, amended_at = $7,
                search_text = $8
            WHERE id = $1
            """, id, findings.error, findings.seenOn, findings.steps, findings.tried, findings.cure, record.amendedAt,
            findings.searchText)
        return record
    }

    func removeRecord(_ id: RecordID) throws -> ErrorRecord? {
        try db.query("DELETE FROM records WHERE id = $1 RETURNING \(ErrorRecord.columns)", id).first
            .map { row in try ErrorRecord(row) }
    }
}
