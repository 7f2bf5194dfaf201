import FollowUps
import Messages
import PostgreSQL
import SupportHours

/// A follow-up that goes from one state to another, with what changes.
struct MovedFollowUp {
    var id: FollowUpID
    var plan: String
    var from: FollowUpState
    var to: FollowUpState
    var notBefore: Instant?
    var dueAt: Instant?
    /// In `bases`.
    var basis: Int64?
    var attempts: Int
    /// How many lines the history has then.
    var lines: Int
    var secrecy: Secrecy
    var endedAt: Instant?
}

extension WriteTransaction {
    // MARK: Holding

    /// Keeps others from changing a follow-up, wherever it is, until the transaction ends. What is asked afterwards sees it as
    /// it is.
    ///
    /// - Returns: false where there is no such follow-up.
    func hold(_ id: FollowUpID) throws -> Bool {
        // While this waits for it, another one may move it to a table that was looked into already.
        for _ in 0..<100 {
            for table in FollowUpTable.allCases {
                if try !db.query("SELECT FROM \(table.rawValue) WHERE id = $1 FOR UPDATE", id).isEmpty { return true }
            }
            if try db.query("SELECT FROM letters WHERE id = $1", id).isEmpty { return false }
        }
        throw StoreError(.locked, detail: .databaseServerRefuses("40001", about: "follow_ups"))
    }

    // MARK: Moving

    /// Moves follow-ups that are held, and erases what those that end have to forget.
    func move(_ moved: [MovedFollowUp]) throws {
        let ways = Dictionary(grouping: moved) { Way(from: FollowUpTable(of: $0.from), to: FollowUpTable(of: $0.to)) }
        for (way, moved) in ways {
            let rows = try db.query(
                way.statement, moved.map(\.id), moved.map(\.notBefore), moved.map(\.dueAt), moved.map(\.basis),
                moved.map(\.attempts), moved.map(\.lines), moved.map(\.secrecy.rawValue), moved.map(\.to.code),
                moved.map(\.endedAt))
            guard rows.touched == moved.count else { throw StoreError(.corrupt, detail: .impossibleEnding) }
        }
        for moved in moved { count(moved.plan, from: moved.from, to: moved.to) }
        try erase(moved.filter { $0.secrecy == .erased }.map(\.id))
    }

    private struct Way: Hashable {
        var from: FollowUpTable
        var to: FollowUpTable

        var statement: String {
            let new = """
                SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
                    AS new (id, not_before, due_at, basis, attempts, lines, secrecy, state, ended_at)
                """
            let written = FollowUpTable.written + to.ownColumns
            if from == to {
                let changes = written.map { "\($0) = new.\($0)" }.joined(separator: ", ")
                return "UPDATE \(to.rawValue) AS old SET \(changes) FROM (\(new)) AS new WHERE old.id = new.id"
            }
            let columns = FollowUpTable.kept + written
            let sources = FollowUpTable.kept.map { "old.\($0)" } + written.map { "new.\($0)" }
            return """
                WITH new AS (\(new)),
                    old AS (DELETE FROM \(from.rawValue) AS old USING new WHERE old.id = new.id RETURNING old.*)
                INSERT INTO \(to.rawValue) (\(columns.joined(separator: ", ")))
                SELECT \(sources.joined(separator: ", ")) FROM old JOIN new ON new.id = old.id
                """
        }
    }

    /// Moves follow-ups that made one move each outside of an attempt, and writes it into their histories. They are held.
    ///
    /// - Parameter before: their state until now.
    func append(
        _ move: Move, to followUps: [FollowUp], from before: FollowUpState, at now: Instant, uid: UInt32? = nil,
        request: RequestID? = nil
    ) throws {
        guard !followUps.isEmpty else { return }
        let rows = try db.query("SELECT id, lines FROM follow_ups WHERE id = ANY ($1)", followUps.map(\.id))
        let linesOf = Dictionary(
            uniqueKeysWithValues: try rows.map { row in (try row(0, as: FollowUpID.self), try row(1, as: Int.self)) })
        try record(
            followUps.map { followUp in
                HistoryLine(
                    followUp: followUp.id, line: linesOf[followUp.id] ?? 0, at: now, move: move, uid: uid,
                    request: request)
            })
        try self.move(followUps.map { try moved($0, from: before, lines: (linesOf[$0.id] ?? 0) + 1) })
    }

    /// - Parameter lines: how many the history has then.
    func moved(_ followUp: FollowUp, from before: FollowUpState, lines: Int) throws -> MovedFollowUp {
        MovedFollowUp(
            id: followUp.id, plan: followUp.plan, from: before, to: followUp.state, notBefore: followUp.notBefore,
            dueAt: followUp.dueAt, basis: try number(of: followUp.basis), attempts: followUp.attempts, lines: lines,
            secrecy: followUp.secrecy, endedAt: followUp.endedAt)
    }

    /// Makes a move of queued follow-ups that are held, where it is possible.
    func make(_ move: Move, ofQueued ids: [FollowUpID], at now: Instant, uid: UInt32? = nil) throws {
        guard !ids.isEmpty else { return }
        let made = try db.followUps(ids).compactMap { followUp in
            var followUp = followUp
            return followUp.make(move, at: now) ? followUp : nil
        }
        try append(move, to: made, from: .queued, at: now, uid: uid)
    }

    // MARK: Forgetting

    /// Erases secrets, and the texts with them.
    private func erase(_ ids: [FollowUpID]) throws {
        guard !ids.isEmpty else { return }
        _ = try db.query(
            """
            UPDATE letters SET text = '', html = NULL, source = NULL, variables = NULL, sealed = NULL,
                secret_fingerprint = NULL
            WHERE id = ANY ($1)
            """, ids)
    }
}
