import FollowUps

/// What a table of another store is filled with.
struct MovedTable: Sendable {
    struct Column: Sendable {
        let name: String
        /// An expression.
        let value: String

        init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    let name: String
    let keyLength: Int
    /// The other store's columns, with what they are here. Those of the key come first.
    let columns: [Column]
    let from: String
    /// What is to be sealed of a row; an expression.
    let secret: String?

    init(
        _ name: String, from: String, keyLength: Int = 1, secret: String? = nil, _ columns: [Column]
    ) {
        self.name = name
        self.keyLength = keyLength
        self.columns = columns
        self.from = from
        self.secret = secret
    }

    /// Gives a JSON object for each row, and where there are secrets, its id and its secret.
    var sql: String {
        let members = columns.map { "'\($0.name)', \($0.value)" }.joined(separator: ", ")
        let more = secret.map { ", \(columns[0].value), \($0), l.secret_fingerprint" } ?? ""
        return "SELECT json_object(\(members))\(more) FROM \(from)"
    }

    /// Columns that have the same names on both sides.
    private static func same(_ names: String, in table: String) -> [Column] {
        names.split(separator: " ").map { Column(String($0), "\(table).\($0)") }
    }

    private static func flag(_ name: String, _ value: String) -> Column {
        Column(name, "json(iif(\(value) <> 0, 'true', 'false'))")
    }

    // MARK: All of them

    /// In an order in which nothing is sent before all of it is there: settings come last, and a pause with them.
    static let all = referred + followUps + others

    private static let referred: [MovedTable] = [
        MovedTable(
            "bases",
            // Of several releases of the tz database with the same hours, the first.
            from: "bases b WHERE b.id = (SELECT min(o.id) FROM bases o WHERE \(sameHours("o", "b")))",
            same("id plan fingerprint hours zone tzdata", in: "b")),
        MovedTable("senders", from: "senders s", same("id mailbox", in: "s")),
        MovedTable("frozen", from: "frozen z", same("id json", in: "z")),
    ]

    private static let followUps: [MovedTable] = [
        letters,
        MovedTable("due", from: "follow_ups f WHERE f.state = 0", hot),
        MovedTable("leases", from: "follow_ups f WHERE f.state = 1", hot + inFlight),
        MovedTable(
            "ended", from: "follow_ups f WHERE f.state > 1",
            hot + [Column("state", "f.state"), Column("ended_at", "coalesce(f.ended_at, f.counts_from)")]),
        MovedTable(
            "history", from: "history h", keyLength: 2,
            same("follow_up line at move attempt claimed_at uid detail request", in: "h")),
        MovedTable(
            "tallies", from: "tallies t", keyLength: 3,
            same("plan state", in: "t") + [Column("slot", "0"), Column("count", "t.count")]),
        MovedTable(
            "data_begun", from: "data_begun d", keyLength: 2,
            [Column("minute", "d.minute"), Column("slot", "0"), Column("count", "d.count")]),
        MovedTable(
            "data_begun_to", from: "data_begun_to d", keyLength: 4, same("recipient at follow_up attempt", in: "d")),
    ]

    private static let others: [MovedTable] = [
        MovedTable("suppressions", from: "suppressions s", same("address_key address scope reason since uid", in: "s")),
        MovedTable(
            "occurrences", from: "occurrences o", keyLength: 2,
            same("message at", in: "o") + [flag("finished", "o.finished")]),
        cases,
        MovedTable(
            "case_lines", from: "case_lines c", keyLength: 2,
            same("case_id line at event uid step follow_up kind detail request", in: "c")),
        MovedTable(
            "records", from: "records r",
            same("id case_id error seen_on steps tried cure recorded_at recorded_by amended_at search_text", in: "r")),
        MovedTable(
            "overrides", from: "overrides o",
            same("id plan state starts_at ends_at reason created_at created_by removed_at removed_by", in: "o")
                + same("idempotency_key fingerprint", in: "o")),
        MovedTable(
            "settings", from: "settings s",
            [Column("id", "s.id"), flag("paused", "s.paused"), Column("passed_over", "s.passed_over")]),
    ]

    private static func sameHours(_ one: String, _ other: String) -> String {
        "\(one).plan = \(other).plan AND \(one).fingerprint = \(other).fingerprint"
    }

    private static var hot: [Column] {
        let basis =
            "(SELECT min(o.id) FROM bases o JOIN bases b ON \(sameHours("o", "b")) WHERE b.id = f.basis)"
        return same("id plan domain priority due_at not_before expires_at", in: "f") + [Column("basis", basis)]
            + same("attempts attempt owner sender reply_to posted_at utc_offset secrecy lines", in: "f")
    }

    private static var inFlight: [Column] {
        [
            Column("claimed_at", "coalesce(f.claimed_at, f.counts_from)"), Column("begun_at", "f.begun_at"),
            flag("cancel_requested", "f.cancel_requested"),
        ]
    }

    private static var letters: MovedTable {
        // A body that was rendered with a secret is one. Until then the values are, and there is no body.
        let isSecret = "(f.secrecy = \(Secrecy.kept.rawValue) AND l.source IS NULL)"
        return MovedTable(
            "letters", from: "letters l JOIN follow_ups f ON f.id = l.id",
            secret: "iif(\(isSecret), json_object('text', l.text, 'html', l.html), l.secrets)",
            same("id kind", in: "l") + same("when_not_before when_after_staffed counts_from case_plan", in: "f")
                + same("recipient subject unsubscribe message_id language template source variables", in: "l")
                + same("case_label accepted_at accepted_by idempotency_key fingerprint", in: "l")
                + [
                    Column("recipient_key", "coalesce(l.recipient_key, lower(l.recipient))"),
                    Column("text", "iif(\(isSecret), '', l.text)"), Column("html", "iif(\(isSecret), NULL, l.html)"),
                    flag("recurring", "l.recurring"),
                ])
    }

    private static var cases: MovedTable {
        MovedTable(
            "cases", from: "cases c",
            same("id playbook frozen plan customer operator language variables progress follow_up version", in: "c")
                + same("opened_at opened_by resolved_at resolved_by lines idempotency_key fingerprint", in: "c")
                + [
                    Column(
                        "customer_key", "iif(c.customer IS NULL, NULL, coalesce(c.customer_key, lower(c.customer)))"),
                    flag("forgotten", "c.forgotten"),
                ])
    }
}
