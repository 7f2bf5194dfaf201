/// The statements that a session's server keeps, parsed and planned, under names.
///
/// Its memory is taken for as long as the session lasts. So the first use of a statement is sent as it is, since many a
/// statement is used once; the second has it kept, unless so many are kept already.
/// [PostgreSQL, https://www.postgresql.org/docs/15/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY]
struct PreparedStatements {
    /// What is sent for statements, each answered by itself.
    enum Step {
        case prepare(PostgresStatement, name: String)
        /// - Parameter name: of the prepared statement; nil where it is sent as it is.
        case run(PostgresStatement, name: String?)

        var isRun: Bool {
            if case .run = self { true } else { false }
        }
    }

    private struct Key: Hashable {
        var sql: String
        var types: [UInt32]

        init(_ statement: PostgresStatement) {
            sql = statement.sql
            types = statement.parameters.types
        }
    }

    private static let limit = 128
    /// By statement; nil for one that was used once.
    private var names: [Key: String?] = [:]
    private var count = 0

    /// What to send for statements that are sent together.
    mutating func steps(for statements: [PostgresStatement]) -> [Step] {
        var preparing: [Key: String] = [:]
        return statements.flatMap { statement -> [Step] in
            // BEGIN and the like have no plan.
            guard !statement.parameters.types.isEmpty else { return [.run(statement, name: nil)] }
            let key = Key(statement)
            if let name = preparing[key] { return [.run(statement, name: name)] }
            switch names[key] {
            case .some(.some(let name)): return [.run(statement, name: name)]
            case .some(.none):
                // Another one each time: whether the last one with it was prepared isn't always known.
                count += 1
                preparing[key] = "s\(count)"
                return [.prepare(statement, name: "s\(count)"), .run(statement, name: "s\(count)")]
            case .none:
                if names.count < Self.limit { names.updateValue(nil, forKey: key) }
                return [.run(statement, name: nil)]
            }
        }
    }

    /// Notes what the server has done.
    mutating func note(_ done: some Sequence<Step>) {
        for case .prepare(let statement, let name) in done { names[Key(statement)] = name }
    }

    /// From now on, each is prepared anew.
    mutating func forget() {
        names = [:]
    }
}
