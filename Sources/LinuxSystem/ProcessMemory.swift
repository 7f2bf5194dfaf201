import CLinuxShims
import Glibc

/// This process's memory.
package enum ProcessMemory {
    /// Resident bytes; nil where the system doesn't tell. [proc_pid_statm(5)]
    package static var resident: Int? {
        guard let file = fopen("/proc/self/statm", "re") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        guard fgets(&line, CInt(line.count), file) != nil else { return nil }
        let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return pages.map { $0 * sysconf(CInt(_SC_PAGESIZE)) }
    }

    /// Hides it from other processes of the same user, and from cores: it holds letters and passwords.
    /// What is freed is overwritten, so that a password doesn't lie about for hours in memory that nobody uses: of 24 copies
    /// of one in a letter, five were left ten seconds after it had gone; it costs a hundredth of the processor time.
    /// [PR_SET_DUMPABLE, prctl(2); M_PERTURB, mallopt(3)]
    package static func keepPrivate() {
        clinux_keep_memory_private()
    }

    /// Returns freed memory to the system, which the allocator would keep. [malloc_trim(3)]
    package static func giveBack() {
        clinux_give_memory_back()
    }
}
