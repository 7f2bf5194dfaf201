import FollowUps
import Foundation
import Logging
import MadoguchiAPI
import Testing

@testable import MadoguchiDaemon

@Suite("A backup over the socket")
struct BackupAPITests {
    private func download(_ followUps: TestFollowUps) async throws -> Download {
        let reply = try await followUps.reply("POST", "/v1/queue/backup")
        guard case .download(let download) = reply else { throw TestFailure("no download: \(reply)") }
        return download
    }

    @Test("is the database's bytes under a name that tells when it was made; one is taken at a time")
    func content() async throws {
        let directory = try TemporaryDirectory()
        let store = SQLiteStore(directory: directory.path, logger: Logger(label: "test"))
        let followUps = try TestFollowUps(store: store)
        try await followUps.accept()
        var taken: Download? = try await download(followUps)
        let fields = Dictionary(uniqueKeysWithValues: try #require(taken).fields.map { ($0.name, $0.value) })
        #expect(fields["content-type"] == "application/vnd.sqlite3")
        #expect(fields["content-disposition"] == #"attachment; filename="madoguchi-20261124T030000Z.sqlite""#)
        #expect(fields["cache-control"] == "no-store")
        var bytes: [UInt8] = []
        while case let part = try await taken?.read(Int64(bytes.count)) ?? [], !part.isEmpty { bytes += part }
        #expect(bytes.starts(with: Array("SQLite format 3\0".utf8)))
        #expect(Int64(bytes.count) == taken?.size)

        let other = try await followUps.send("POST", "/v1/queue/backup")
        #expect(other.status == 503)
        #expect(try other.decoded(as: Problem.self).type == "/problems/backup-under-way")
        #expect(other.field("retry-after") == "10")
        taken = nil
        _ = try await download(followUps)
        await store.close()
    }

    @Test("that can't be made is the store's problem, and leaves the way free for the next")
    func failure() async throws {
        let followUps = try TestFollowUps(store: BrokenStore(.full))
        for _ in 0..<2 {
            let response = try await followUps.send("POST", "/v1/queue/backup")
            #expect(response.status == 503)
            #expect(try response.decoded(as: Problem.self).type == "/problems/store-full")
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
