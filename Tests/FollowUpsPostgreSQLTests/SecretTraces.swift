import Foundation
import PostgreSQL
import Testing

@testable import FollowUpsPostgreSQL

/// A secret as it could stand in a database that wasn't to have it: as it is, and by its bytes as columns, JSON and programs
/// write these.
struct SecretTraces {
    /// In small letters where case says nothing.
    private let exact: [String]
    private let hexadecimal: [String]

    init(of secret: String) {
        let texts = [secret] + Self.base64(Array(secret.utf8))
        exact =
            texts + texts.map { $0.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_") }
        hexadecimal = exact.map { text in text.utf8.map { String(format: "%02x", $0) }.joined() }
    }

    /// What base 64 has of the bytes, whatever stands before and after them: they begin at any of three places of a group.
    private static func base64(_ bytes: [UInt8]) -> [String] {
        (0..<3).map { before in
            let whole = Data([UInt8](repeating: 0, count: before) + bytes).base64EncodedString()
            return String(whole.prefix((before + bytes.count) * 8 / 6).dropFirst((before * 8 + 5) / 6))
        }
    }

    func are(in text: String) -> Bool {
        if exact.contains(where: text.contains) { return true }
        let small = text.lowercased()
        return hexadecimal.contains(where: small.contains)
    }
}

extension PostgresSession {
    /// Whether any row of the schema's tables has a secret in any form.
    func shows(_ secret: String) throws -> Bool {
        let traces = SecretTraces(of: secret)
        let tables = try read(
            """
            SELECT c.oid::regclass::text FROM pg_class c
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
            """
        ).map { row in try row(0, as: String.self) }
        return try tables.contains { table in
            try read("SELECT row_to_json(t)::text FROM \(table) t").contains { row in traces.are(in: try row(0)) }
        }
    }
}

@Suite("Looking for secrets")
struct SecretTracesTests {
    @Test(
        "finds them as text, as bytes, in base 64 and in bytes of that, at every place",
        arguments: ["", "x", "xy", "xyz", #"{"password":""#])
    func found(before: String) {
        let (secret, traces) = ("hunter2", SecretTraces(of: "hunter2"))
        let text = before + secret + "\"}"
        let base64 = Data(text.utf8).base64EncodedString()
        for form in [text, base64] {
            #expect(traces.are(in: form))
            let bytes = form.utf8.map { String(format: "%02x", $0) }.joined()
            #expect(traces.are(in: #"{"sealed":"\\x\#(bytes)"}"#))
            #expect(traces.are(in: bytes.uppercased()))
        }
    }

    @Test("finds nothing else")
    func notFound() {
        #expect(!SecretTraces(of: "hunter2").are(in: #"{"text":"hunter 2","sealed":"\\x0102"}"#))
    }
}
