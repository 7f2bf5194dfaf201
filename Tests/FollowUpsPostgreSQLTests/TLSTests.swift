import FollowUps
import Messages
import PostgreSQL
import PostgresTestKit
import StoreTestKit
import TestSupport
import Testing

@testable import FollowUpsPostgreSQL

/// `sslmode=verify-full` with an authority of the tests' own: who answers in the server's place isn't spoken to.
@Suite(
    "Certificates of a database server", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"),
    .serialized)
struct TLSTests {
    private static let shared = Result { try Certified() }
    private let certified: Certified

    init() throws {
        certified = try Self.shared.get()
    }

    /// A server, and the authorities whose certificates it is given.
    private final class Certified: Sendable {
        let server: PostgresServer
        let authorities = Authorities()

        init() throws {
            let authorities = authorities
            server = try PostgresServer(
                settings: ["ssl": "on", "ssl_cert_file": "server.crt", "ssl_key_file": "server.key"], listens: true
            ) { data in
                try authorities.make(in: data)
                try authorities.issue("localhost", in: data)
            }
        }
    }

    private struct Authorities: Sendable {
        /// Two that issue certificates: `ours` and `other`.
        func make(in data: String) throws {
            for name in ["ours", "other"] {
                try ChildProcess.succeed(
                    ["openssl", "req", "-x509"] + key
                        + [
                            "-days", "365", "-subj", "/CN=\(name)", "-keyout", "\(data)/\(name).key", "-out",
                            "\(data)/\(name).crt",
                        ])
            }
        }

        private let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]

        /// Gives the server a certificate.
        ///
        /// - Parameter days: how long it is valid from now on.
        func issue(_ name: String, by authority: String = "ours", days: Int = 30, in data: String) throws {
            let request = "\(data)/request"
            try ChildProcess.succeed(
                ["openssl", "req"] + key
                    + [
                        "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-keyout", "\(request).key",
                        "-out", request,
                    ])
            try ChildProcess.succeed([
                "openssl", "x509", "-req", "-in", request, "-CA", "\(data)/\(authority).crt", "-CAkey",
                "\(data)/\(authority).key", "-days", "\(days)", "-copy_extensions", "copy", "-out",
                "\(request).crt",
            ])
            // Written into those that are there, which stay the server's own.
            for suffix in ["key", "crt"] {
                try ChildProcess.succeed([
                    "sh", "-c", #"cat "$1" >"$2" && chmod 600 "$2""#, "sh", "\(request).\(suffix)",
                    "\(data)/server.\(suffix)",
                ])
            }
        }
    }

    /// A server with a certificate.
    private func serving(_ name: String, by authority: String = "ours", days: Int = 30) throws {
        try certified.authorities.issue(name, by: authority, days: days, in: "\(certified.server.directory)/data")
        try certified.server.restart()
    }

    /// Why the store can't be used; nil where it can.
    private func trouble(host: String = "localhost", authority: String = "ours.crt") async throws -> StoreError? {
        let server = certified.server
        let port = try #require(server.port)
        let address = try PostgresAddress(
            "host=\(host) port=\(port) user=postgres dbname=postgres sslmode=verify-full "
                + "sslrootcert=\(server.directory)/data/\(authority)")
        let store = try PostgreSQLStore(testing: address, schema: server.schema())
        let trouble = await store.condition().trouble
        if trouble == nil { #expect(try await store.serverReport(durability: .local).isEncrypted) }
        await store.close()
        return trouble
    }

    private func expect(
        _ trouble: StoreError?, _ words: String, _ remedy: Wording, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let trouble = try #require(trouble, sourceLocation: sourceLocation)
        #expect(trouble.reason == .unreachable, sourceLocation: sourceLocation)
        for (told, advice) in [(trouble.detail.en, remedy.en), (trouble.detail.ja, remedy.ja)] {
            #expect(told.contains(words) && told.contains(advice), sourceLocation: sourceLocation)
        }
    }

    @Test("One that its authority has issued to its name is as it should be")
    func right() async throws {
        try serving("localhost")
        #expect(try await trouble() == nil)
    }

    @Test("One of another name is refused with both names, and with where to write the right one")
    func name() async throws {
        try serving("db1.example.jp")
        let trouble = try await trouble()
        try expect(
            trouble, #"server certificate for "db1.example.jp" does not match host name "localhost""#,
            .correctCertifiedName)
    }

    @Test("One of another authority, and one that has expired, are refused with how to tell them apart")
    func authorityAndDate() async throws {
        try serving("localhost", by: "other")
        try expect(await trouble(), "certificate verify failed", .correctAuthority)
        try serving("localhost", days: -1)
        try expect(await trouble(), "certificate verify failed", .correctAuthority)
        // As the advice has it.
        let said = try ChildProcess.run([
            "openssl", "s_client", "-starttls", "postgres", "-connect",
            "localhost:\(try #require(certified.server.port))",
            "-CAfile", "\(certified.server.directory)/data/ours.crt",
        ])
        #expect((said.text + said.error).contains("certificate has expired"))
    }

    @Test("A file of the authority that isn't there is named, and sslmode is to stay")
    func missing() async throws {
        try serving("localhost")
        let trouble = try await trouble(authority: "nowhere.crt")
        try expect(trouble, "nowhere.crt\" does not exist", .provideAuthority)
    }
}
