import FollowUps
import FollowUpsSQLite
import LinuxSystem
import Messages
import NIOPosix
import SupportHours

/// Gives away a copy of everything that is kept, while it is in use.
struct BackupAPI: API {
    /// Bytes that are in memory at a time.
    private static let part = 1 << 18

    let context: APIContext
    /// Each copy takes as much room as the database.
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
                    answers: [.other("application/vnd.sqlite3")], problems: [.backupUnderWay]),
                .concurrent(backup))
        ]
    }

    private func backup(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        try query.finish()
        let now = context.clock.now()
        try JSONBody.nothing(try await request.json())
        guard let pass = turn.take() else { throw Problem(.backupUnderWay) }
        let copy = try await storing { () throws(StoreError) in try await context.store.backup() }
        let name = "madoguchi-\(now.compactText).sqlite"
        return Response(
            status: 200,
            fields: [
                ("content-type", "application/vnd.sqlite3"), ("cache-control", "no-store"),
                ("content-disposition", "attachment; filename=\"\(name)\""),
            ],
            body: .stream(length: copy.size) { stream in
                // The turn ends with this.
                defer { withExtendedLifetime(pass) {} }
                var offset: Int64 = 0
                while offset < copy.size {
                    let position = offset
                    let bytes = try await NIOThreadPool.singleton.runIfActive {
                        try copy.read(at: position, atMost: Self.part)
                    }
                    // The client sees that it has less than it was promised.
                    guard !bytes.isEmpty else { throw CutShort() }
                    try await stream.write(bytes)
                    offset += Int64(bytes.count)
                }
            })
    }

    private struct CutShort: Error {}
}
