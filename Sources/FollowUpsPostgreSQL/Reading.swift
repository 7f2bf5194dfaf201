import PostgreSQL

/// Where statements that only read can be asked: a session, or a transaction.
protocol Reading {
    func query<each Value: PostgresValue>(
        _ sql: String, _ values: repeat each Value
    ) throws(PostgresError) -> PostgresRows
}

extension PostgresTransaction: Reading {}

extension PostgresSession: Reading {
    func query<each Value: PostgresValue>(
        _ sql: String, _ values: repeat each Value
    ) throws(PostgresError) -> PostgresRows {
        try read(sql, repeat each values)
    }
}
