package import FollowUps
import GRDB
import Glibc
import LinuxSystem
package import SupportHours

/// Replaces a state directory's database by a backup while no daemon uses the directory.
package struct DatabaseRestore {
    private let directory: String
    private let files = StateFiles()
    /// Keeps daemons away.
    private let held: StateDirectory

    private var database: String { held.database }
    /// The backup while it is inspected.
    private var candidate: String { "\(directory)/madoguchi.sqlite.restoring" }

    /// - Parameters:
    ///   - backup: what `POST /v1/queue/backup` gave, or another database of madoguchi that nobody uses.
    ///   - directory: the state directory; made if it isn't there.
    ///   - now: names the database that is replaced.
    ///   - keepsSending: false to pause sending until somebody resumes it, because messages that went out since the
    ///     backup would go out again.
    package static func run(
        from source: BackupSource, in directory: String, at now: Instant, keepsSending: Bool
    ) throws(RestoreError) -> RestoreReport {
        let restore = try DatabaseRestore(directory)
        restore.files.remove(restore.candidate)
        defer { restore.files.remove(restore.candidate) }
        let report: RestoreReport
        do {
            try restore.takeIn(source)
            try OpenDatabase.inspect(restore.candidate, isBackup: true)
            report = try restore.prepare(keepsSending: keepsSending)
        } catch {
            let error = StoreError(error)
            throw error.reason == .full
                ? .failed(directory: directory, error) : .unusable(backup: source.path, error)
        }
        do {
            return try restore.exchange(report, at: now)
        } catch {
            throw .failed(directory: directory, error)
        }
    }

    private init(_ directory: String) throws(RestoreError) {
        self.directory = directory
        do throws(StoreError) {
            held = try StateDirectory(directory)
        } catch {
            throw error.reason == .locked ? .inUse(directory: directory) : .failed(directory: directory, error)
        }
    }

    /// Copies the backup, and the log beside it where there is one.
    private func takeIn(_ source: BackupSource) throws(StoreError) {
        try files.copy(source.database, to: candidate)
        if let log = source.log { try files.copy(log, to: "\(candidate)-wal") }
    }

    /// Migrates it to this version, pauses it, and reports its contents.
    private func prepare(keepsSending: Bool) throws -> RestoreReport {
        let pool = try OpenDatabase.openPool(candidate)
        let report = try pool.writeWithoutTransaction { db in
            if !keepsSending { try db.set(.byRestore) }
            _ = try db.checkpoint(.truncate)
            return RestoreReport(
                states: try db.tally().values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) },
                openCases: try db.statement("SELECT count(*) FROM cases WHERE resolved_at IS NULL").first {
                    $0(0, as: Int.self)
                } ?? 0,
                newest: try db.statement("SELECT accepted_at FROM letters ORDER BY id DESC LIMIT 1").first {
                    $0(0, as: Instant.self)
                },
                replaced: nil, isPaused: try db.currentPause() != .none)
        }
        try pool.close()
        // The log is empty by now; its file would stay where the last connection can't write.
        for suffix in ["-wal", "-shm"] { unlink(candidate + suffix) }
        return report
    }

    /// Moves the backup into place, and keeps the files of the database that it replaces under other names.
    ///
    /// The old log must be out of the way before the new database is there, because SQLite would apply it to the new
    /// one. After a crash in between the old database lacks its log; under its new name it is complete.
    private func exchange(_ report: RestoreReport, at now: Instant) throws(StoreError) -> RestoreReport {
        var report = report
        try files.synchronize(candidate)
        if files.exists(database) {
            let kept = files.unused("\(database).replaced-\(now.compactText)")
            try files.link(database, to: kept)
            if files.hasContent("\(database)-wal") { try files.link("\(database)-wal", to: "\(kept)-wal") }
            try files.synchronize(directory)
            report.replaced = kept
        }
        unlink("\(database)-wal")
        unlink("\(database)-shm")
        try files.rename(candidate, to: database)
        try files.synchronize(directory)
        return report
    }
}

extension Instant {
    /// `20261125T090000Z`
    package var compactText: String {
        formattedInUTC.filter { $0 != "-" && $0 != ":" }
    }
}
