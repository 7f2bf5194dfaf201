import PostgresTestKit
import Testing

@testable import PostgreSQL

@Suite("Parameters and columns", .onServer) struct PostgresValueTests {
    private func connection() throws -> PostgresConnection {
        PostgresConnection(try PostgresServer.forAll().address, options: .tests())
    }

    /// Sends a value, and reads what comes back.
    private func roundTrip<Value: PostgresValue & Sendable>(_ value: Value, as type: String) async throws -> Value {
        try await connection().perform { session in
            let row = try #require(try session.read("SELECT $1::\(type) AS value", value).first)
            return try row("value")
        }
    }

    @Test("Each type comes back as it was sent")
    func scalars() async throws {
        for number in [0, -1, Int64.min, Int64.max] {
            #expect(try await roundTrip(number, as: "int8") == number)
        }
        #expect(try await roundTrip(true, as: "bool"))
        #expect(try await roundTrip(false, as: "bool") == false)
        #expect(try await roundTrip(0.1, as: "float8") == 0.1)
        for text in ["", "窓口", "a\\b'c\"d\n\t", String(repeating: "長", count: 1_000_000)] {
            #expect(try await roundTrip(text, as: "text") == text)
        }
        for bytes in [[], Array(0...255), [UInt8](repeating: 0, count: 3_000_000)] as [[UInt8]] {
            #expect(try await roundTrip(PostgresBytes(bytes), as: "bytea").bytes == bytes)
        }
        #expect(try await roundTrip(Int64?.none, as: "int8") == nil)
        #expect(try await roundTrip(String?.some(""), as: "text") == "")
    }

    @Test("An instant is the same to the server")
    func instants() async throws {
        let instant = PostgresTimestamp(microseconds: 1_767_225_599_000_001)
        #expect(try await roundTrip(instant, as: "timestamptz") == instant)
        let seconds = try await connection().perform { session in
            let sql = "SELECT extract(epoch FROM $1::timestamptz)::float8, '1969-12-31 23:59:59Z'::timestamptz"
            let row = try #require(try session.read(sql, instant).first)
            return (try row(0, as: Double.self), try row(1, as: PostgresTimestamp.self).microseconds)
        }
        #expect(seconds == (1_767_225_599.000001, -1_000_000))
    }

    @Test("Arrays, with and without NULL")
    func arrays() async throws {
        #expect(try await roundTrip([Int64](), as: "int8[]") == [])
        #expect(try await roundTrip([1, nil, 3] as [Int64?], as: "int8[]") == [1, nil, 3])
        #expect(try await roundTrip(["a", "", "窓", "{,\"}"], as: "text[]") == ["a", "", "窓", "{,\"}"])
        #expect(try await roundTrip([true, false, nil] as [Bool?], as: "bool[]") == [true, false, nil])
        let bytes = [PostgresBytes([]), PostgresBytes([0, 1])]
        #expect(try await roundTrip(bytes, as: "bytea[]") == bytes)
        #expect(try await roundTrip([String]?.none, as: "text[]") == nil)
    }

    @Test("Rows of several arrays are inserted and read in their order")
    func unnest() async throws {
        let ids = Array(1...2_000)
        let texts = ids.map { $0 % 7 == 0 ? nil : "text \($0)" }
        let read = try await connection().perform { session in
            try session.transaction { transaction in
                _ = try transaction.query("CREATE TEMPORARY TABLE many (id int8, text text) ON COMMIT DROP")
                let inserted = try transaction.query("INSERT INTO many SELECT * FROM unnest($1, $2)", ids, texts)
                #expect(inserted.touched == 2_000)
                return try transaction.query("SELECT text, id FROM many WHERE id = ANY ($1) ORDER BY id", ids).map {
                    row in (try row("id", as: Int.self), try row("text", as: String?.self))
                }
            }
        }
        #expect(read.map(\.0) == ids)
        #expect(read.map(\.1) == texts)
    }

    @Test("A text with a NUL is refused before anything is sent, and the session goes on")
    func nul() async throws {
        try await connection().perform { session in
            #expect(throws: PostgresError.parameter(2)) { try session.read("SELECT $1, $2", 1, "a\0b") }
            #expect(throws: PostgresError.parameter(1)) { try session.read("SELECT $1", ["a", "a\0b"]) }
            let seven = try session.read("SELECT $1::int8", 7).first?(0, as: Int.self)
            #expect(seven == 7)
        }
    }

    @Test("A column that isn't as expected is named")
    func columns() async throws {
        @Sendable func fault(_ column: String, _ reason: PostgresColumnFault.Reason) -> PostgresError {
            .column(PostgresColumnFault(column: column, reason: reason))
        }
        try await connection().perform { session in
            let sql = "SELECT 1::int4 AS number, NULL::text AS nothing, 'infinity'::timestamptz AS never"
            let row = try #require(try session.read(sql).first)
            #expect(try row("number", as: Int.self) == 1)
            #expect(throws: fault("nothing", .null)) { try row("nothing", as: String.self) }
            #expect(throws: fault("nothing", .null)) { try row(1, as: String.self) }
            #expect(throws: fault("number", .type(23))) { try row("number", as: String.self) }
            #expect(throws: fault("never", .malformed)) { try row("never", as: PostgresTimestamp.self) }
            #expect(throws: fault("other", .missing)) { try row("other", as: Int.self) }
            #expect(throws: fault("3", .missing)) { try row(3, as: Int.self) }
        }
    }
}
