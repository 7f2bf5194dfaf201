import GRDB
import Glibc

/// An open database and the lock that belongs to it.
struct OpenDatabase: Sendable {
    let pool: DatabasePool
    private let lock: FileLock

    /// Opens the database in a directory, makes both where they aren't there, and refuses what it can't be sure of.
    /// Reads all of it, and so takes a while with a large one.
    init(in directory: String) throws(StoreError) {
        try Self.makeDirectory(directory)
        lock = try FileLock(directory + "/madoguchi.lock")
        DatabaseCopy.removeLeftovers(in: directory)
        let path = directory + "/madoguchi.sqlite"
        do {
            if try Self.makeFile(path) { try Self.inspect(path) }
            pool = try Self.openPool(path)
        } catch {
            throw StoreError(error)
        }
    }

    static func makeDirectory(_ path: String) throws(StoreError) {
        if mkdir(path, 0o700) == 0 {
            // A power cut mustn't take the whole directory back.
            let parent = open(path + "/..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard parent >= 0 else { return }
            fsync(parent)
            close(parent)
        } else if errno != EEXIST {
            throw StoreError(errno: errno, doing: "the state directory can't be made")
        }
    }

    /// Sees to it that nobody but the owner may read it; what SQLite puts beside it gets the same mode.
    ///
    /// - Returns: whether something is in it.
    private static func makeFile(_ path: String) throws(StoreError) -> Bool {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError(errno: errno, doing: "the database can't be opened") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw StoreError(errno: errno, doing: "the database can't be looked at")
        }
        return status.st_size > 0
    }

    /// Looks before anything is changed.
    ///
    /// - Parameter isBackup: whether it must be one of our own databases, and is worth a longer look.
    static func inspect(_ path: String, isBackup: Bool = false) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(busySeconds)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.read { db in
            // The whole check also holds each index against its table, which takes several times as long.
            let name = isBackup ? "integrity_check" : "quick_check"
            let check = try db.statement("PRAGMA \(name)(1)").first { $0(0, as: String.self) }
            guard check == "ok" else { throw StoreError(.corrupt, detail: "SQLite's \(name) finds damage") }
            let isEmpty = try db.statement("SELECT 1 FROM sqlite_master").first { _ in } == nil
            let application = try db.statement("PRAGMA application_id").first { $0(0, as: Int64.self) }
            guard !isEmpty || !isBackup else { throw StoreError(.corrupt, detail: "there is nothing in the file") }
            guard isEmpty || application == Schema.applicationID else {
                throw StoreError(.corrupt, detail: "the file is another program's database")
            }
            guard try !Schema.migrator.hasBeenSuperseded(db) else {
                throw StoreError(.newer, detail: "the database was written by a newer madoguchi; install that one")
            }
        }
        try database.close()
    }

    static func openPool(_ path: String) throws -> DatabasePool {
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
                    PRAGMA journal_size_limit = 67108864;
                    """)
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { db in
            // GRDB sets NORMAL, under which a power cut takes back what was acknowledged.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // Before there is any table: a file with tables and without this is another program's.
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        }
        try Schema.migrator.migrate(pool)
        try pool.writeWithoutTransaction(writeVersion)
        return pool
    }

    /// Writes the number of steps that the tables have gone through into the file's header, where a package's scripts can
    /// read it without SQLite. What counts are the migrator's own records.
    private static func writeVersion(_ db: Database) throws {
        let version = Int64(Schema.migrator.migrations.count)
        let known = try db.statement("PRAGMA user_version").first { $0(0, as: Int64.self) }
        guard known != version else { return }
        try db.execute(sql: "PRAGMA user_version = \(version)")
        // From the log into the file.
        _ = try? db.checkpoint(.truncate)
    }

    /// For somebody who looks at the database beside us.
    static let busyMilliseconds: CInt = 1_000
    private static var busySeconds: Double { Double(busyMilliseconds) / 1_000 }
}
