import PostgresTestKit
import TestSupport

/// Others that put rows into a database, each in a program of its own that prints its figure.
struct Peers {
    let server: PostgresServer
    /// The compiled `Benchmarks/Peers/raw_sqlite.c`.
    let rawSQLite: String
    /// A Python that has procrastinate.
    let python: String

    /// What a queue needs at least, in one table.
    func prepare() throws {
        _ = try server.ask(
            """
            CREATE TABLE jobs (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, plan text NOT NULL, recipient text NOT NULL,
                subject text NOT NULL, body text NOT NULL, due_at bigint NOT NULL);
            CREATE INDEX ON jobs (plan, due_at, id)
            """)
        _ = try runProcrastinate("schema", 0)
    }

    /// Rows a second that pgbench's 16 clients insert, each a transaction.
    func pgbench(_ count: Int) throws -> Double {
        _ = try server.ask("TRUNCATE jobs")
        let directory = try TemporaryDirectory()
        let script = try directory.write(
            """
            INSERT INTO jobs (plan, recipient, subject, body, due_at) VALUES ('basic', 'user' || :client_id || '@example.jp',
                'ログインできない場合のご案内', repeat(E'パスワードの再設定はログイン画面から行えます。\\n', 8), 1767603600);
            """, to: "insert.sql")
        let output = try ChildProcess.succeed([
            PostgresServer.program("pgbench"), "--no-vacuum", "--protocol=prepared", "--client=16", "--jobs=2",
            "--transactions=\(max(1, count / 16))", "--file=\(script)", "--host=\(server.directory)",
            "--username=postgres", "postgres",
        ])
        // tps = 4321.0 (without initial connection time)
        return try figure("tps", in: String(decoding: output, as: UTF8.self), at: 2)
    }

    /// Jobs a second that procrastinate defers.
    ///
    /// - Parameter part: `single`, 16 tasks that defer one each time, or `batch`, 500 at a time.
    func procrastinate(_ part: String, _ count: Int) throws -> Double {
        try figure("procrastinate-per-second", in: runProcrastinate(part, count), at: 1)
    }

    private func runProcrastinate(_ part: String, _ count: Int) throws -> String {
        let script = "Benchmarks/Peers/procrastinate_defer.py"
        return String(
            decoding: try ChildProcess.succeed([python, script, part, server.directory, "\(count)"]), as: UTF8.self)
    }

    /// Rows a second into SQLite's tables, 1,000 a transaction.
    ///
    /// - Parameter database: one that madoguchi made, with nothing in it.
    func rawSQLite(_ database: String, _ count: Int) throws -> Double {
        let output = try ChildProcess.succeed([rawSQLite, database, "\(count)"])
        return try figure("raw-per-second", in: String(decoding: output, as: UTF8.self), at: 1)
    }

    private func figure(_ name: String, in text: String, at place: Int) throws -> Double {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.first == name[...], words.indices.contains(place), let value = Double(words[place]) {
                return value
            }
        }
        throw TestFailure("there is no \(name) in: \(text)")
    }
}
