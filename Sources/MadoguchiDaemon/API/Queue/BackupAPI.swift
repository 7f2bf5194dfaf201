import FollowUps
import FollowUpsSQLite
import LinuxSystem
import Messages
import NIOPosix
import SupportHours

/// Streams a copy of the database while it is in use.
struct BackupAPI: API {
    /// Bytes in memory at a time.
    private static let part = 1 << 18

    let context: APIContext
    /// One copy at a time, because each takes as much room as the database.
    private let turn = SingleTurn()

    init(context: APIContext) {
        self.context = context
    }

    var routes: [Route] {
        [
            .post(
                "/v1/queue/backup",
                RouteDescription(
                    summary: "The whole database as it is at one moment.", body: .nothing,
                    answers: [.other("application/vnd.sqlite3")], problems: [.backupInProgress, .backupElsewhere]),
                .concurrent(backup))
        ]
    }

    private func backup(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        try query.finish()
        let now = context.clock.now()
        try JSONBody.nothing(try await request.json())
        guard let store = context.store as? any StoreCopying else { throw Problem(.backupElsewhere) }
        guard let pass = turn.take() else { throw Problem(.backupInProgress) }
        let copy = try await storing { () throws(StoreError) in try await store.backup() }
        let name = "madoguchi-\(now.compactText).sqlite"
        return Response(
            status: 200,
            fields: [
                ("content-type", "application/vnd.sqlite3"), ("cache-control", "no-store"),
                ("content-disposition", "attachment; filename=\"\(name)\""),
            ],
            body: .stream(length: copy.size) { stream in
                // Holds the turn until here.
                defer { withExtendedLifetime(pass) {} }
                var offset: Int64 = 0
                while offset < copy.size {
                    let position = offset
                    let bytes = try await NIOThreadPool.singleton.runIfActive {
                        try copy.read(at: position, atMost: Self.part)
                    }
                    // The client notices that it got less than announced.
                    guard !bytes.isEmpty else { throw CutShort() }
                    try await stream.write(bytes)
                    offset += Int64(bytes.count)
                }
            })
    }

    private struct CutShort: Error {}
}
