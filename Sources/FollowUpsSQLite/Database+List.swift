import FollowUps
import GRDB
import MailAddress
import SupportHours

extension Database {
    func list(_ filter: FollowUpFilter, before: FollowUpID?, limit: Int) throws -> [FollowUp] {
        try ids(filter, before: before ?? FollowUpID(rawValue: .max), limit: limit).compactMap(followUp)
    }

    /// The newest ones that match, through the index that fits the filter best.
    private func ids(_ filter: FollowUpFilter, before: FollowUpID, limit: Int) throws -> [FollowUpID] {
        if filter.recipient != nil || filter.caseLabel != nil {
            return try idsByMessage(filter, before: before, limit: limit)
        }
        if filter.state == nil, filter.plan == nil {
            return try statement("SELECT id FROM follow_ups WHERE id < ? ORDER BY id DESC LIMIT ?")
                .all(before, limit) { $0(0) }
        }
        // Takes `limit` rows of each plan and state that the filter names; the newest of these are the newest of all.
        let select = try statement(
            """
            SELECT id FROM follow_ups INDEXED BY follow_ups_of_state
            WHERE state = ? AND plan = ? AND id < ? ORDER BY id DESC LIMIT ?
            """)
        var ids: [FollowUpID] = []
        for (plan, states) in try tally() where filter.plan.map({ $0 == plan }) ?? true {
            for state in states.keys where filter.state.map({ $0 == state }) ?? true {
                ids += try select.all(state.code, plan, before, limit) { $0(0) }
            }
        }
        return Array(ids.sorted(by: >).prefix(limit))
    }

    private func idsByMessage(_ filter: FollowUpFilter, before: FollowUpID, limit: Int) throws -> [FollowUpID] {
        let (name, index) =
            filter.recipient == nil
            ? ("l.case_label", "letters_of_case") : ("coalesce(l.recipient_key, lower(l.recipient))", "letters_to")
        return try statement(
            """
            SELECT l.id FROM letters l INDEXED BY \(index) CROSS JOIN follow_ups f ON f.id = l.id
            WHERE \(name) = ?1 AND l.id < ?2
                AND (?3 IS NULL OR l.case_label = ?3) AND (?4 IS NULL OR f.state = ?4) AND (?5 IS NULL OR f.plan = ?5)
            ORDER BY l.id DESC LIMIT ?6
            """
        ).all(
            filter.recipient?.rawValue ?? filter.caseLabel, before, filter.caseLabel, filter.state?.code, filter.plan,
            limit
        ) { $0(0) }
    }
}
