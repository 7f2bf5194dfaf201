import PostgreSQL

/// Why tables can't be used.
enum SchemaFault: Error, Hashable {
    /// A newer madoguchi has changed them so that this one can't use them.
    case newer
    /// Another program's tables are in the schema.
    case foreign
}

/// Makes the tables and brings them up, in a schema of their own, which is made where it is missing.
///
/// What was done stands in `schema_steps`, which is madoguchi's mark at the same time. Several daemons may do this at once,
/// and older ones may be at work meanwhile.
struct SchemaMigration {
    /// The schema's name as it is.
    let schema: String
    var steps = SchemaStep.all
    /// How often it is tried to get locks that others hold. It takes two seconds each time, so that those who wait behind it
    /// wait no longer.
    var tries = 15
    /// For each statement: one that goes through many rows takes its time.
    var timeout = Duration.seconds(600)

    /// - Throws: ``SchemaFault``; ``PostgresError``, after which it may be run again, also where it is uncertain whether it was
    ///   done.
    func run(on session: PostgresSession) throws {
        var tried = 0
        while true {
            do {
                let state = try SchemaState(of: schema) { sql throws(PostgresError) in try session.read(sql, schema) }
                if try isUpToDate(state) { return }
                return try session.transaction(within: timeout, bringUp)
            } catch PostgresError.refused(let message) where Self.isInTheWay(message) {
                tried += 1
                guard tried < tries else { throw PostgresError.refused(message) }
            }
        }
    }

    /// Whether there is nothing to do. Reads only, so that a daemon that starts holds nobody up.
    private func isUpToDate(_ state: SchemaState) throws(SchemaFault) -> Bool {
        guard state.isOurs || !state.hasTables else { throw .foreign }
        guard state.readableFrom <= steps.count else { throw .newer }
        return state.done >= steps.count
    }

    /// A lock that wasn't to be had in time, a deadlock, and what another one made at the same moment before either held the
    /// lock.
    private static func isInTheWay(_ message: ServerMessage) -> Bool {
        ["55P03", "40P01", "42P06", "23505"].contains(message.code)
    }

    private func bringUp(_ transaction: PostgresTransaction) throws {
        _ = try transaction.query(
            """
            SELECT set_config('lock_timeout', '2s', true), set_config('search_path', quote_ident($1), true)
            """, schema)
        // Ends with the transaction, so that no pooler is in the way.
        _ = try transaction.query("SELECT pg_advisory_xact_lock(hashtextextended('madoguchi ' || $1, 0))", schema)
        // Another one may have done it meanwhile.
        let state = try SchemaState(of: schema) { sql throws(PostgresError) in try transaction.query(sql, schema) }
        if try isUpToDate(state) { return }
        if !state.exists { _ = try transaction.query("CREATE SCHEMA \(SQL.quoted(schema))") }
        if !state.isOurs {
            _ = try transaction.query(
                """
                CREATE TABLE schema_steps (
                    step integer PRIMARY KEY,
                    name text NOT NULL,
                    readable_from integer NOT NULL,
                    done_at timestamptz NOT NULL DEFAULT now()
                )
                """)
        }
        for (number, step) in zip(1..., steps) where number > state.done {
            for statement in step.statements { _ = try transaction.query(statement) }
            _ = try transaction.query(
                "INSERT INTO schema_steps (step, name, readable_from) VALUES ($1::int4, $2, $3::int4)", number,
                step.name, step.readableFrom)
        }
    }
}

/// How far the tables are.
private struct SchemaState {
    var exists: Bool
    var hasTables: Bool
    var isOurs: Bool
    /// The last step that was done; 0 for none.
    var done = 0
    /// The step that a madoguchi must know at least.
    var readableFrom = 0

    /// - Parameter read: runs a statement whose only parameter is the schema's name.
    init(of schema: String, _ read: (String) throws(PostgresError) -> PostgresRows) throws(PostgresError) {
        let found = try read(
            """
            SELECT to_regnamespace(quote_ident($1)) IS NOT NULL,
                EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace(quote_ident($1))),
                to_regclass(format('%I.schema_steps', $1)) IS NOT NULL
            """)
        exists = try found.first?(0) ?? false
        hasTables = try found.first?(1) ?? false
        isOurs = try found.first?(2) ?? false
        guard isOurs else { return }
        let steps = try read(
            """
            SELECT coalesce(max(step), 0), coalesce(max(readable_from), 0)
            FROM \(SQL.quoted(schema)).schema_steps WHERE $1 <> ''
            """)
        done = try steps.first?(0) ?? 0
        readableFrom = try steps.first?(1) ?? 0
    }
}
