package import FollowUps
import Messages
import SystemPackage

/// A backup's files, opened with the rights of the user who asked.
package final class BackupSource: Sendable {
    let path: String
    let database: FileDescriptor
    /// The log beside it; nil where there is none, or it is empty.
    let log: FileDescriptor?

    package init(_ path: String) throws(RestoreError) {
        self.path = path
        do throws(StoreError) {
            database = try StoreError.telling(.backupUnopenable) {
                try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
            }
        } catch {
            throw .unusable(backup: path, error)
        }
        log =
            StateFiles().hasContent("\(path)-wal")
            ? try? FileDescriptor.open(FilePath("\(path)-wal"), .readOnly, options: .closeOnExec) : nil
    }

    deinit {
        try? database.close()
        try? log?.close()
    }
}
