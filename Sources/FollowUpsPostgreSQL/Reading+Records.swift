import FollowUps
import PostgreSQL

extension Reading {
    func record(_ id: RecordID) throws -> ErrorRecord? {
        try query("SELECT \(ErrorRecord.columns) FROM records WHERE id = $1", id).first.map { row in
            try ErrorRecord(row)
        }
    }

    /// Reads the records one after another, for words are looked for within words: a few thousand at most, for people
    /// write them by hand.
    func records(_ filter: RecordFilter, before: RecordID?, limit: Int) throws -> [ErrorRecord] {
        guard filter.words.words.allSatisfy(\.isStorable) else { return [] }
        return try query(
            """
            SELECT \(ErrorRecord.columns) FROM records
            WHERE id < $1 AND ($2 IS NULL OR case_id = $2) AND ($5 IS NULL OR strpos(search_text, $5) > 0)
                AND NOT EXISTS (SELECT FROM unnest($3) AS word WHERE strpos(search_text, word) = 0)
            ORDER BY id DESC LIMIT $4
            """, before ?? RecordID(rawValue: .max), filter.caseID, filter.words.words, limit,
            filter.words.longest
        ).map { row in try ErrorRecord(row) }
    }
}

extension ErrorRecord {
    static let columns = """
        id, case_id, error, seen_on, steps, tried, cure, recorded_at, recorded_by, amended_at
        """

    /// - Parameter row: with ``columns``.
    init(_ row: PostgresRow) throws(PostgresError) {
        self.init(
            id: try row("id"), caseID: try row("case_id"),
            findings: Findings(
                error: try row("error"), seenOn: try row("seen_on"), steps: try row("steps"), tried: try row("tried"),
                cure: try row("cure")),
            recordedAt: try row("recorded_at"), recordedBy: try row("recorded_by"), amendedAt: try row("amended_at"))
    }
}
