import PostgreSQL
import Testing

@Suite("Addresses", .enabled(if: PostgresLibrary.failure == nil, "libpq5 is not installed")) struct PostgresAddressTests
{
    @Test("A connection string and a URI say the same")
    func forms() throws {
        let string = try PostgresAddress("host=db1,db2 port=5432,5433 dbname=madoguchi sslmode=verify-full")
        let uri = try PostgresAddress("postgresql://db1:5432,db2:5433/madoguchi?sslmode=verify-full")
        #expect(string == uri)
        #expect(string.value(of: "host") == "db1,db2")
        #expect(string.value(of: "sslmode") == "verify-full")
        #expect(string.value(of: "user") == nil)
        #expect(throws: PostgresAddressFault.malformed) { try PostgresAddress("host=db1\0") }
    }

    @Test(
        "What isn't an address is told by its keyword",
        arguments: [
            ("hots=db1", .unknownKeyword("hots")),
            ("postgresql://db1/x?sslmod=require", .unknownKeyword("sslmod")),
            ("host=db1 sslmode=verifyfull", .invalid(keyword: "sslmode")),
            ("host=db1 port=5432,high", .invalid(keyword: "port")),
            ("host=db1 connect_timeout=soon", .invalid(keyword: "connect_timeout")),
            ("host=db1 target_session_attrs=any", .notYours(keyword: "target_session_attrs")),
            ("host=db1 client_encoding=LATIN1", .notYours(keyword: "client_encoding")),
            ("host", .malformed),
        ] as [(String, PostgresAddressFault)])
    func faults(_ text: String, _ fault: PostgresAddressFault) {
        #expect(throws: fault) { try PostgresAddress(text) }
    }

    @Test(
        "A password has no place in it, and nothing of it is repeated",
        arguments: [
            ("host=db1 password=hunter2", .passwordInside(keyword: "password")),
            ("postgresql://me:hunter2@db1/x", .passwordInside(keyword: "password")),
            ("host=db1 sslpassword=hunter2", .passwordInside(keyword: "sslpassword")),
            // libpq takes the second word for a keyword, and would quote it.
            ("host=db1 password=correct hunter2=1", .malformed),
            ("host=db1 password=correct hunter2", .malformed),
            ("postgresql://me:hunter2%zz@db1/x", .malformed),
        ] as [(String, PostgresAddressFault)])
    func passwords(_ text: String, _ fault: PostgresAddressFault) {
        #expect(throws: fault) { try PostgresAddress(text) }
    }

    @Test("A password is its file's content without the line's end, and shows itself nowhere")
    func passwordFile() throws {
        for contents in ["hunter2", "hunter2\n", "hunter2\r\n"] {
            let password = try #require(PostgresPassword(contents: contents.utf8))
            #expect(!"\(password) \(String(reflecting: password))".contains("hunter2"))
            var dumped = ""
            dump(password, to: &dumped)
            #expect(!dumped.contains("hunter2"))
        }
        #expect(PostgresPassword(contents: "\n".utf8) == nil)
        #expect(PostgresPassword(contents: "a\0b".utf8) == nil)
        #expect(PostgresPassword(contents: [0xFF]) == nil)
    }
}
