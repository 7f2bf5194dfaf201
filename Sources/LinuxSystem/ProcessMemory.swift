import CLinuxShims
import Glibc

/// How much memory this process takes.
package enum ProcessMemory {
    /// Bytes that are in memory now; nil where the system doesn't say. [proc_pid_statm(5)]
    package static var resident: Int? {
        guard let file = fopen("/proc/self/statm", "re") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        guard fgets(&line, CInt(line.count), file) != nil else { return nil }
        let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return pages.map { $0 * sysconf(CInt(_SC_PAGESIZE)) }
    }

    /// Hands memory that was freed back to the system, which the allocator would keep for itself. [malloc_trim(3)]
    package static func giveBack() {
        clinux_give_memory_back()
    }
}
