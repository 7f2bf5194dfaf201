import Messages
import Testing

@testable import FollowUpsPostgreSQL

/// What is made of a server's settings, and of libpq's words; nobody is asked.
@Suite("What is told of a server")
struct ServerReportTests {
    private func risks(
        _ durability: PostgreSQLStore.Durability = .replica, encrypted: Bool = true, host: String = "db1",
        _ change: (inout ServerFacts) -> Void = { _ in }
    ) -> [Trouble] {
        var facts = ServerFacts(
            version: "15.4", synchronousStandbys: "ANY 1 (db2)", isFlushing: true, isLoggingParameters: false,
            synchronous: ["db2"])
        change(&facts)
        return facts.risks(durability, isEncrypted: encrypted, host: host)
    }

    @Test("a synchronous standby that is connected leaves nothing to say")
    func well() {
        #expect(risks() == [])
        #expect(risks { $0.asynchronous = ["db3"] } == [])
        // Without any standby there is none to fail over to.
        #expect(risks(.local) { ($0.synchronousStandbys, $0.synchronous) = ("", []) } == [])
    }

    @Test("an asynchronous standby may lose what was acknowledged, and so may one that isn't waited for")
    func asynchronous() {
        let lone = risks(.local) { ($0.synchronousStandbys, $0.synchronous, $0.asynchronous) = ("", [], ["db3"]) }
        #expect(lone == [.standbysMayMiss(["db3"])])
        #expect(lone.first?.cause.en.contains("may be lost") == true)
        #expect(risks(.local) == [.standbysMayMiss(["db2"])])
        // The role may not see more than that there is one.
        #expect(
            risks(.local) { ($0.synchronousStandbys, $0.synchronous, $0.unseen) = ("", [], 1) } == [
                .standbysMayMiss([])
            ])
    }

    @Test("a synchronous standby that is away, unless the role just can't see it")
    func away() {
        #expect(risks { $0.synchronous = [] } == [.synchronousStandbyAway("ANY 1 (db2)")])
        #expect(risks { ($0.synchronous, $0.unseen) = ([], 1) } == [])
    }

    @Test("a server that doesn't flush, logs texts, or is spoken to in the clear")
    func others() {
        #expect(risks { $0.isFlushing = false } == [.serverDoesNotFlush])
        #expect(risks { $0.isLoggingParameters = true } == [.serverLogsParameters])
        #expect(risks(encrypted: false) == [.databaseUnencrypted("db1")])
        for host in ["/run/postgresql", "localhost", "127.0.0.1", ""] {
            #expect(risks(encrypted: false, host: host) == [])
        }
    }

    @Test(
        "libpq's reasons come with what to do about them",
        arguments: [
            (#"FATAL:  password authentication failed for user "m""#, Wording.correctDatabasePassword),
            ("fe_sendauth: no password supplied", .nameDatabasePassword),
            (#"FATAL:  database "m" does not exist"#, .createDatabase),
            (#"FATAL:  role "m" does not exist"#, .createDatabaseRole),
            (#"FATAL:  Peer authentication failed for user "m""#, .correctPeerRole),
            (#"FATAL:  no pg_hba.conf entry for host "192.0.2.1", user "m""#, .allowInHostAccess),
            ("SSL error: certificate verify failed", .correctAuthority),
            (#"server certificate for "db1" does not match host name "db2""#, .correctCertifiedName),
            (#"root certificate file "/x.pem" does not exist"#, .provideAuthority),
            ("FATAL:  connection requires a valid client certificate", .nameClientCertificate),
            ("server does not support SSL, but SSL was required", .turnOnTLS),
            ("session is read-only", .nameWritingHost),
            (#"could not translate host name "db" to address: Name or service not known"#, .correctDatabaseHost),
            ("connection to server at \"db\" failed: Connection refused", .startDatabaseServer),
            (
                "connection to server on socket \"/x/.s.PGSQL.5432\" failed: No such file or directory",
                .startDatabaseServer
            ),
        ])
    func connectionFaults(reason: String, remedy: Wording) {
        let wording = ConnectionFault(reason).wording
        #expect(wording == .sentences(.databaseServerUnreachable(reason), remedy))
    }

    @Test("a reason in another language stands alone")
    func foreign() {
        let reason = "FATAL:  ユーザー \"m\" のパスワード認証に失敗しました"
        #expect(ConnectionFault(reason).wording == .databaseServerUnreachable(reason))
    }
}
