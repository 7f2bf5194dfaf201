internal import CSQLiteShims
import FollowUps
import GRDB
import Messages

/// An open database in a directory that is held for it.
struct OpenDatabase: Sendable {
    let pool: DatabasePool
    private let directory: StateDirectory
    private let identity: FileIdentity
    /// What had to be repaired before it was opened, or can't be; one line each, for the log.
    let findings: [Wording]

    /// Opens the database in a directory, creates both where they are missing, and refuses a database that may be
    /// damaged. Reads all of it, which takes a while with a large one.
    ///
    /// - Parameters:
    ///   - isShared: whether another process may have it open.
    ///   - early: reads what can't wait for that; not called where there is nothing in it yet. An earlier release may have made
    ///     its tables.
    init(in path: String, isShared: Bool = false, early: (Database) -> Void = { _ in }) throws(StoreError) {
        var directory = try StateDirectory(path, isShared: isShared)
        if !isShared { DatabaseCopy.removeLeftovers(in: path) }
        let (identity, hasContent) = try directory.prepareDatabase()
        let lost = WriteAheadLog.commitsBehindDamage("\(directory.database)-wal")
        do {
            if hasContent { try Self.inspect(directory.database, early: early) }
            pool = try Self.openPool(directory.database)
        } catch {
            throw StoreError(error)
        }
        self.directory = directory
        self.identity = identity
        findings =
            directory.corrected + (lost == 0 ? [] : [.commitsLost(lost, path: "\(directory.database)-wal")])
    }

    /// Whether its name still leads to it: somebody may have moved another file there, or removed it.
    var isInPlace: Bool { isFile(directory.database) }

    func isFile(_ path: String) -> Bool { FileIdentity(path) == identity }

    /// Inspects the file before anything is changed.
    ///
    /// - Parameters:
    ///   - isBackup: whether it must be one of madoguchi's own databases, and gets the longer check.
    ///   - early: called before the check.
    static func inspect(_ path: String, isBackup: Bool = false, early: (Database) -> Void = { _ in }) throws {
        Self.keepNoMemoryStatistics
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(busySeconds)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.read { db in
            if (try? applicationID(of: db)) == Schema.applicationID { early(db) }
            // The full check also compares each index with its table, which takes several times as long.
            let name = isBackup ? "integrity_check" : "quick_check"
            let check = try db.statement("PRAGMA \(name)(1)").first { $0(0, as: String.self) }
            guard check == "ok" else { throw StoreError(.corrupt, detail: .sqliteFindsDamage(name)) }
            let isEmpty = try db.statement("SELECT 1 FROM sqlite_master").first { _ in } == nil
            guard !isEmpty || !isBackup else { throw StoreError(.corrupt, detail: .fileEmpty) }
            guard try isEmpty || applicationID(of: db) == Schema.applicationID else {
                throw StoreError(.corrupt, detail: .foreignDatabase)
            }
            guard try !Schema.migrator.hasBeenSuperseded(db) else {
                throw StoreError(.newer, detail: .databaseOfNewerRelease)
            }
        }
        try database.close()
    }

    private static func applicationID(of db: Database) throws -> Int64? {
        try db.statement("PRAGMA application_id").first { $0(0, as: Int64.self) }
    }

    static func openPool(_ path: String) throws -> DatabasePool {
        Self.keepNoMemoryStatistics
        var configuration = Configuration()
        configuration.label = "madoguchi"
        configuration.busyMode = .timeout(busySeconds)
        configuration.maximumReaderCount = 3
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA cache_size = -16000;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA secure_delete = ON;
                    -- Fewer of the pages that change with each message are copied from the log into the file, 16 MiB at a time.
                    PRAGMA wal_autocheckpoint = 4000;
                    PRAGMA journal_size_limit = 67108864;
                    """)
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { db in
            // GRDB sets NORMAL, under which a power cut loses commits that were acknowledged.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // Before there is any table: a file with tables and without this id belongs to another program.
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        }
        try Schema.migrator.migrate(pool)
        try pool.writeWithoutTransaction(writeVersion)
        return pool
    }

    /// Writes the number of migration steps into the file's header, where a package's scripts can read it without
    /// SQLite. Only the migrator's own records are authoritative.
    private static func writeVersion(_ db: Database) throws {
        let version = Int64(Schema.migrator.migrations.count)
        let known = try db.statement("PRAGMA user_version").first { $0(0, as: Int64.self) }
        guard known != version else { return }
        try db.execute(sql: "PRAGMA user_version = \(version)")
        // From the log into the file.
        _ = try? db.checkpoint(.truncate)
    }

    /// Of a process's SQLite, before its first database: nobody asks for them, and they cost a lock for each allocation.
    private static let keepNoMemoryStatistics: Void = csqlite_keep_no_memory_statistics()

    /// For another process that reads the database.
    static let busyMilliseconds: CInt = 1_000
    private static var busySeconds: Double { Double(busyMilliseconds) / 1_000 }
}
