import FollowUps
import GRDB
import SupportHours

extension Database {
    private static let recordColumns = """
        id, case_id, error, seen_on, steps, tried, cure, recorded_at, recorded_by, amended_at
        """

    func record(_ id: RecordID) throws -> ErrorRecord? {
        try statement("SELECT \(Self.recordColumns) FROM records WHERE id = ?").first(id) { ErrorRecord($0) }
    }

    /// Reads the records one after another, for words are looked for within words: a few thousand at most, for people
    /// write them by hand.
    func records(_ filter: RecordFilter, before: RecordID?, limit: Int) throws -> [ErrorRecord] {
        let words = try filter.words.words.json
        return try statement(
            """
            SELECT \(Self.recordColumns) FROM records
            WHERE id < ?1 AND (?2 IS NULL OR case_id = ?2) AND (?5 IS NULL OR instr(search_text, ?5) > 0)
                AND NOT EXISTS (SELECT 1 FROM json_each(?3) WHERE instr(search_text, value) = 0)
            ORDER BY id DESC LIMIT ?4
            """
        ).all(before ?? RecordID(rawValue: .max), filter.caseID, words, limit, filter.words.longest) { ErrorRecord($0) }
    }
}

extension WriteTransaction {
    func add(_ record: ErrorRecord) throws {
        let findings = record.findings
        try db.statement(
            """
            INSERT INTO records (id, case_id, error, seen_on, steps, tried, cure, recorded_at, recorded_by, amended_at,
                search_text)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """
        ).run(
            record.id, record.caseID, findings.error, findings.seenOn, findings.steps, findings.tried, findings.cure,
            record.recordedAt, record.recordedBy, record.amendedAt, findings.searchText)
    }

    func amendRecord(
        _ id: RecordID, by amendment: ErrorRecord.Amendment, at instant: Instant
    ) throws -> ErrorRecord? {
        guard let record = try db.record(id)?.amended(by: amendment, at: instant) else { return nil }
        let findings = record.findings
        // What was there may be what somebody wanted out of it.
        hasForgotten = true
        try db.statement(
            """
            UPDATE records SET error = ?2, seen_on = ?3, steps = ?4, tried = ?5, cure = ?6, amended_at = ?7,
                search_text = ?8
            WHERE id = ?1
            """
        ).run(
            id, findings.error, findings.seenOn, findings.steps, findings.tried, findings.cure, record.amendedAt,
            findings.searchText)
        return record
    }

    func removeRecord(_ id: RecordID) throws -> ErrorRecord? {
        guard let record = try db.record(id) else { return nil }
        try db.statement("DELETE FROM records WHERE id = ?").run(id)
        hasForgotten = true
        return record
    }
}

extension ErrorRecord {
    fileprivate init(_ row: SQLRow) {
        self.init(
            id: row(0), caseID: row(1),
            findings: Findings(error: row(2), seenOn: row(3), steps: row(4), tried: row(5), cure: row(6)),
            recordedAt: row(7), recordedBy: row(8), amendedAt: row(9))
    }
}
