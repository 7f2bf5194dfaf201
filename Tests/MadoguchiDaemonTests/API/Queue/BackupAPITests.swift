import FollowUps
import FollowUpsSQLite
import Foundation
import Logging
import MadoguchiAPI
import Synchronization
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("A backup over the socket")
struct BackupAPITests {
    @Test("is the database's bytes under a name that tells when it was made; one is taken at a time")
    func content() async throws {
        let directory = try TemporaryDirectory()
        let store = SQLiteStore(directory: directory.path, logger: Logger(label: "test"))
        let followUps = try TestFollowUps(store: store)
        try await followUps.accept()
        var taken: Response? = try await followUps.response("POST", "/v1/queue/backup")
        #expect(taken?.field("content-type") == "application/vnd.sqlite3")
        #expect(
            taken?.field("content-disposition") == #"attachment; filename="madoguchi-20261124T030000Z.sqlite""#)
        #expect(taken?.field("cache-control") == "no-store")
        guard case .stream(let length, let produce) = taken?.body else { throw TestFailure("no stream") }
        let bytes = Mutex<[UInt8]>([])
        try await produce(ResponseStream { part in bytes.withLock { $0 += part } })
        #expect(bytes.withLock { $0 }.starts(with: Array("SQLite format 3\0".utf8)))
        #expect(Int64(bytes.withLock(\.count)) == length)
        taken = nil
        await store.close()
    }

    @Test("is made for one at a time")
    func turns() async throws {
        let directory = try TemporaryDirectory()
        let store = SQLiteStore(directory: directory.path, logger: Logger(label: "test"))
        let followUps = try TestFollowUps(store: store)
        var taken: Response? = try await followUps.response("POST", "/v1/queue/backup")
        #expect(taken?.status == 200)
        let other = try await followUps.send("POST", "/v1/queue/backup")
        #expect(other.status == 503)
        #expect(try other.decoded(as: ProblemDetails.self).type == "/problems/backup-under-way")
        #expect(other.field("retry-after") == "10")
        taken = nil
        #expect(try await followUps.response("POST", "/v1/queue/backup").status == 200)
        await store.close()
    }

    @Test("of a store that has tools of its own is refused, with their names")
    func elsewhere() async throws {
        let response = try await TestFollowUps().send("POST", "/v1/queue/backup")
        #expect(response.status == 409)
        #expect(response.field("retry-after") == nil)
        let problem = try response.decoded(as: ProblemDetails.self)
        #expect(problem.type == "/problems/backup-elsewhere")
        #expect(problem.detail.contains("pg_basebackup") && problem.detail.contains("pg_dump"))
    }

    @Test("that can't be made is the store's problem, and leaves the way free for the next")
    func failure() async throws {
        let followUps = try TestFollowUps(store: BrokenStore(.full))
        for _ in 0..<2 {
            let response = try await followUps.send("POST", "/v1/queue/backup")
            #expect(response.status == 503)
            #expect(try response.decoded(as: ProblemDetails.self).type == "/problems/store-full")
        }
    }

    @Test("isn't had by looking, and takes nothing along")
    func requests() async throws {
        let followUps = try TestFollowUps()
        #expect(try await followUps.send("GET", "/v1/queue/backup").status == 405)
        #expect(try await followUps.send("POST", "/v1/queue/backup?x=1").status == 400)
        #expect(try await followUps.send("POST", "/v1/queue/backup", #"{"x":1}"#).status == 422)
    }
}
