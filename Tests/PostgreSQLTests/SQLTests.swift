import PostgreSQL
import PostgresTestKit
import Testing

@Suite("Texts in statements", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"))
struct SQLTests {
    private static let texts = [
        "plain", "it's", "two '' and \\ one", "\"quoted\"", "'\u{301} combines", "\"\u{301}", "\\\u{301}'", "窓口",
    ]

    @Test("are what they were", arguments: texts)
    func literal(text: String) throws {
        let session = try PostgresSession(
            PostgresServer.forAll().address, options: PostgresOptions(applicationName: "t"))
        let read: String? = try session.read("SELECT \(SQL.literal(text))").first?(0)
        #expect(read.map { Array($0.utf8) } == Array(text.utf8))
        let name: String? = try session.read(
            "SELECT column_name FROM (SELECT 1 AS \(SQL.quoted(text))) t, LATERAL json_object_keys(row_to_json(t)) column_name"
        ).first?(0)
        #expect(name.map { Array($0.utf8) } == Array(text.utf8))
        session.close()
    }
}
