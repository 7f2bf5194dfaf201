import FollowUps
import MailAddress
import Messages
import PostgreSQL
import SupportHours

// What asks several questions is to be asked in one state of the database.
extension Reading {
    func list(
        _ filter: FollowUpFilter, before: FollowUpID?, limit: Int
    ) throws -> [FollowUp] {
        let before = before ?? FollowUpID(rawValue: .max)
        let isOfLetter = filter.recipient != nil || filter.caseLabel != nil
        let ids = try isOfLetter ? idsByLetter(filter, before, limit) : idsByState(filter, before, limit)
        return ids.isEmpty ? [] : try followUps(ids).reversed()
    }

    private func idsByLetter(_ filter: FollowUpFilter, _ before: FollowUpID, _ limit: Int) throws -> [FollowUpID] {
        try query(
            """
            SELECT l.id FROM letters l JOIN follow_ups f ON f.id = l.id
            WHERE l.id < $1 AND ($2 IS NULL OR l.recipient_key = $2) AND ($3 IS NULL OR l.case_label = $3)
                AND ($4 IS NULL OR f.state = $4) AND ($5 IS NULL OR f.plan = $5)
            ORDER BY l.id DESC LIMIT $6
            """, before, filter.recipient?.rawValue, filter.caseLabel, filter.state?.code, filter.plan, limit
        ).map { row in try row(0) }
    }

    /// Of those that have ended, takes `limit` of each plan and state that the filter names; the newest of these are the newest
    /// of all.
    private func idsByState(_ filter: FollowUpFilter, _ before: FollowUpID, _ limit: Int) throws -> [FollowUpID] {
        let ended =
            filter.state == nil && filter.plan == nil
            ? "SELECT id FROM ended WHERE id < $1 ORDER BY id DESC LIMIT $4"
            : """
            SELECT part.id FROM (
                SELECT plan, state FROM tallies
                WHERE ($2 IS NULL OR state = $2) AND ($3 IS NULL OR plan = $3)
                GROUP BY plan, state HAVING sum(count) > 0
            ) AS t, LATERAL (
                SELECT id FROM ended e WHERE e.state = t.state AND e.plan = t.plan AND e.id < $1 ORDER BY id DESC LIMIT $4
            ) AS part
            """
        func live(_ table: FollowUpTable, _ state: FollowUpState) -> String {
            """
            SELECT id FROM \(table.rawValue)
            WHERE id < $1 AND ($2 IS NULL OR $2 = \(state.code)) AND ($3 IS NULL OR plan = $3) ORDER BY id DESC LIMIT $4
            """
        }
        return try query(
            """
            SELECT id FROM (
                (\(live(.due, .queued))) UNION ALL (\(live(.leases, .sending))) UNION ALL (\(ended))
            ) AS f
            ORDER BY id DESC LIMIT $4
            """, before, filter.state?.code, filter.plan, limit
        ).map { row in try row(0) }
    }

    func message(of id: FollowUpID, seal: any SecretSeal) throws -> KeptMessage? {
        guard var followUp = try followUp(id) else { return nil }
        return try query(
            """
            SELECT s.mailbox, r.mailbox, f.posted_at, f.utc_offset, l.text, l.html, l.template, z.json, l.variables, l.sealed
            FROM follow_ups f JOIN letters l ON l.id = f.id LEFT JOIN senders s ON s.id = f.sender
                LEFT JOIN senders r ON r.id = f.reply_to LEFT JOIN frozen z ON z.id = l.source
            WHERE f.id = $1
            """, id
        ).first.map { row in
            let body = try LetterBody(
                text: row(4), html: row(5), template: row(6), source: row(7), values: row(8),
                secret: seal.open(row(9), of: id))
            followUp.message.text = body.text
            followUp.message.html = body.html
            return KeptMessage(
                followUp: followUp, unrenderedBody: body.unrendered,
                fixedHeaders: try FixedHeaders(sender: row(0), replyTo: row(1), date: row(2), utcOffset: row(3)))
        }
    }

    func history(of id: FollowUpID) throws -> [HistoryEntry] {
        let accepted = try query("SELECT accepted_at, accepted_by FROM letters WHERE id = $1", id).map { row in
            HistoryEntry(at: try row(0), move: .accepted, uid: try row(1))
        }
        let since = try query(
            "SELECT at, move, attempt, uid, detail, claimed_at FROM history WHERE follow_up = $1 ORDER BY line", id
        ).map { row in
            let entry = HistoryEntry(
                at: try row(0), move: try Move(column: row(1)), attempt: try row(2), uid: try row(3),
                detail: try row(4, as: String?.self).map { Wording(historyColumn: $0) })
            let claim = try row(5, as: Instant?.self).map {
                HistoryEntry(at: $0, move: .claimed, attempt: entry.attempt)
            }
            return [claim, entry].compactMap(\.self)
        }
        let inFlight = try query("SELECT claimed_at, attempt FROM leases WHERE id = $1", id).map { row in
            HistoryEntry(at: try row(0), move: .claimed, attempt: try row(1))
        }
        return accepted + since.joined() + inFlight
    }
}
