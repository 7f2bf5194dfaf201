import GRDB
import Glibc

/// Copies of a database that is in use.
enum DatabaseCopy {
    /// Copies the database in a directory as it is at one moment, beside whatever is written meanwhile: without pages
    /// that nothing is in any more, and with its log worked in.
    static func make(in directory: String) throws(StoreError) -> StoreCopy {
        let path = "\(directory)/backup-\(String(UInt64.random(in: 0...UInt64.max), radix: 16)).tmp"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError(errno: errno, doing: "the copy can't be made") }
        close(descriptor)
        do {
            try copy("\(directory)/madoguchi.sqlite", to: path)
        } catch {
            unlink(path)
            throw StoreError(error)
        }
        return try StoreCopy(takingOver: path)
    }

    /// Into a file that is there already and empty, so that its mode is what it was made with.
    private static func copy(_ path: String, to copy: String) throws {
        var configuration = Configuration()
        configuration.label = "madoguchi.copy"
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.inDatabase { db in
            try db.execute(sql: "VACUUM INTO ?", arguments: [copy])
        }
        try database.close()
    }

    /// Takes away what a crash has left. To be called by whoever holds the directory's lock.
    static func removeLeftovers(in directory: String) {
        guard let stream = opendir(directory) else { return }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix("backup-"), name.hasSuffix(".tmp") { unlink("\(directory)/\(name)") }
        }
    }
}
