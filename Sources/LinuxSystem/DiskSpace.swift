import Glibc

/// The free space of a file system.
package struct DiskSpace: Hashable, Sendable {
    /// Bytes that this process may still write.
    package var free: Int64
    package var total: Int64
    /// How many more files can be created, and how many there can be; nil where there is no such limit.
    package var freeFiles: Int64?
    package var totalFiles: Int64?

    /// - Parameter path: anything on the file system.
    package init?(at path: String) {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        func bytes(_ blocks: fsblkcnt_t) -> Int64 {
            Int64(clamping: blocks.multipliedReportingOverflow(by: fsblkcnt_t(status.f_frsize)).partialValue)
        }
        free = bytes(status.f_bavail)
        total = bytes(status.f_blocks)
        let isLimited = status.f_files > 0
        freeFiles = isLimited ? Int64(clamping: status.f_favail) : nil
        totalFiles = isLimited ? Int64(clamping: status.f_files) : nil
    }
}
