import FollowUps
import GRDB
import MailAddress
import SupportHours

/// What the calls of one transaction share.
final class WriteTransaction {
    let db: Database
    /// Whether data was deleted that must not remain in the log.
    var hasForgotten = false
    private var bases: [(basis: DueBasis, id: Int64)] = []
    private var senders: [(mailbox: Mailbox, id: Int64)] = []
    private var changes: [Change: Int] = [:]
    /// How many began data, by minute.
    private var begun: [Instant: Int] = [:]
    private var frozen: [VerbatimText: Int64] = [:]
    /// nil until it is first needed.
    var hasSuppressions: Bool?

    private struct Change: Hashable {
        var plan: String
        var state: Int
    }

    init(_ db: Database) {
        self.db = db
    }

    /// Called before the commit.
    func finish() throws {
        let upsert = try db.statement(
            """
            INSERT INTO tallies (plan, state, count) VALUES (?1, ?2, ?3)
            ON CONFLICT DO UPDATE SET count = count + ?3
            """)
        for (change, count) in changes where count != 0 { try upsert.run(change.plan, change.state, count) }
        try recordBegun()
    }

    private func recordBegun() throws {
        guard let newest = begun.keys.max() else { return }
        let upsert = try db.statement(
            "INSERT INTO data_begun VALUES (?1, ?2) ON CONFLICT DO UPDATE SET count = count + ?2")
        for (minute, count) in begun { try upsert.run(minute, count) }
        // A day, and an hour in case the clock was set back.
        try db.statement("DELETE FROM data_begun WHERE minute < ?").run(newest.advanced(bySeconds: -90_000))
    }

    /// Counts a follow-up that was added, removed, or changed its state.
    func count(_ plan: String, from old: FollowUpState?, to new: FollowUpState?) {
        if let old { changes[Change(plan: plan, state: old.code), default: 0] -= 1 }
        if let new { changes[Change(plan: plan, state: new.code), default: 0] += 1 }
    }

    /// Counts a follow-up that began data.
    func countBegun(at instant: Instant) {
        begun[instant.minute, default: 0] += 1
    }

    /// A basis's number; a new basis gets one.
    func number(of basis: DueBasis?) throws -> Int64? {
        guard let basis else { return nil }
        if let known = bases.first(where: { $0.basis == basis }) { return known.id }
        let found = try db.statement(
            """
            SELECT id FROM bases WHERE plan = ? AND fingerprint = ? AND hours = ? AND zone IS ? AND tzdata IS ?
            """
        ).first(basis.plan, basis.fingerprint, basis.hours, basis.zone, basis.tzdata) { $0(0, as: Int64.self) }
        let id = try found ?? insert(basis)
        bases.append((basis, id))
        return id
    }

    /// The numbers of all bases by which due instants are the same.
    func numbers(agreeingWith basis: DueBasis) throws -> Set<Int64> {
        Set(
            try db.statement("SELECT id FROM bases WHERE plan = ? AND fingerprint = ?")
                .all(basis.plan, basis.fingerprint) { $0(0, as: Int64.self) })
    }

    /// The numbers of all bases with these fingerprints.
    ///
    /// - Parameter hours: by plan; nil for any, and then there is no answer.
    func numbers(agreeingWith hours: [String: String]?) throws -> Set<Int64>? {
        guard let hours else { return nil }
        let select = try db.statement("SELECT id FROM bases WHERE plan = ? AND fingerprint = ?")
        return Set(try hours.flatMap { try select.all($0.key, $0.value) { $0(0, as: Int64.self) } })
    }

    private func insert(_ basis: DueBasis) throws -> Int64 {
        try db.statement("INSERT INTO bases (plan, hours, zone, tzdata, fingerprint) VALUES (?, ?, ?, ?, ?)")
            .run(basis.plan, basis.hours, basis.zone, basis.tzdata, basis.fingerprint)
        return db.lastInsertedRowID
    }

    /// A mailbox's number; a new mailbox gets one.
    func number(ofSender sender: Mailbox) throws -> Int64 {
        if let known = senders.first(where: { $0.mailbox == sender }) { return known.id }
        let mailbox = sender.description
        let found = try db.statement("SELECT id FROM senders WHERE mailbox = ?")
            .first(mailbox) { $0(0, as: Int64.self) }
        if found == nil { try db.statement("INSERT INTO senders (mailbox) VALUES (?)").run(mailbox) }
        let id = found ?? db.lastInsertedRowID
        senders.append((sender, id))
        return id
    }

    /// The number of a text in `frozen`; a new text gets one.
    func number(ofFrozen json: String) throws -> Int64 {
        if let known = frozen[VerbatimText(json)] { return known }
        let found = try db.statement("SELECT id FROM frozen WHERE json = ?").first(json) { $0(0, as: Int64.self) }
        if found == nil { try db.statement("INSERT INTO frozen (json) VALUES (?)").run(json) }
        let id = found ?? db.lastInsertedRowID
        frozen[VerbatimText(json)] = id
        return id
    }

    /// Whether an address is suppressed for messages of a kind.
    func isSuppressed(_ address: MailAddress, isRecurring: Bool) throws -> Bool {
        if hasSuppressions == nil {
            hasSuppressions =
                try db.statement("SELECT 1 FROM suppressions WHERE address_key > '' LIMIT 1").first { _ in } != nil
        }
        guard hasSuppressions ?? true else { return false }
        return try db.suppression(address.key)?.scope.covers(isRecurring: isRecurring) ?? false
    }

    /// Erases a follow-up's secrets, and its text with them.
    func erase(_ id: FollowUpID) throws {
        try db.statement(
            """
            UPDATE letters SET text = '', html = NULL, source = NULL, variables = NULL, secrets = NULL,
                secret_fingerprint = NULL
            WHERE id = ?
            """
        ).run(id)
        hasForgotten = true
    }
}
