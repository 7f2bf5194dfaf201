import FollowUps
import LinuxSystem
import MadoguchiAPI
import NIOPosix
import SupportHours

enum BackupRoute: ControlRoute, Hashable {
    case backup

    init?(_ path: [String]) {
        guard path == ["v1", "queue", "backup"] else { return nil }
        self = .backup
    }

    var methods: [String] { ["POST"] }
}

/// Gives away a copy of everything that is kept, while it is in use.
struct BackupAPI: ControlAPI {
    let context: APIContext
    /// Each copy takes as much room as the database.
    private let turn = SingleTurn()

    init(context: APIContext) {
        self.context = context
    }

    func reply(
        to request: ControlRequest, route: BackupRoute, query: QueryReader
    ) async throws(Problem) -> ControlReply {
        var query = query
        try query.finish()
        let now = context.clock.now()
        let body = try await request.json()
        try FollowUpReader(snapshot: context.hours.snapshot, now: now).nothing(body)
        guard let pass = turn.take() else { throw .backupUnderWay }
        let copy = try await storing { () throws(StoreError) in try await context.store.backup() }
        let name = "madoguchi-\(now.compactText).sqlite"
        return .download(
            Download(
                fields: [
                    ("content-type", "application/vnd.sqlite3"), ("cache-control", "no-store"),
                    ("content-disposition", "attachment; filename=\"\(name)\""),
                ],
                size: copy.size
            ) { offset in
                // The turn ends with the last use of this.
                _ = pass
                return try await NIOThreadPool.singleton.runIfActive {
                    try copy.read(at: offset, atMost: Download.part)
                }
            })
    }
}

/// A body that is read from somewhere as the client takes it.
struct Download: Sendable {
    /// Bytes that are in memory at a time.
    static let part = 1 << 18

    /// Without those that frame the body.
    var fields: [(name: String, value: String)]
    /// Bytes.
    var size: Int64
    /// - Returns: what stands at an offset; none at the end.
    var read: @Sendable (_ offset: Int64) async throws -> [UInt8]
}

extension Problem {
    fileprivate static let backupUnderWay = Problem(
        type: "/problems/backup-under-way", title: "Another backup is under way", status: 503,
        detail: "Another backup is being made or taken; ask again once that has ended.")
}
