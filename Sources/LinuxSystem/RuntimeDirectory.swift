import Glibc
import Messages
import SystemPackage

/// The directory of the sockets, and the right to bind them there.
package struct RuntimeDirectory: Sendable {
    package let path: String
    private let lock: FileLock

    /// Creates the directory if it is missing, and takes its lock, which is released with the last copy of this.
    package init(_ path: String) throws(ListenError) {
        self.path = path
        try Self.make(path)
        let file = "\(path)/madoguchid.lock"
        do throws(Errno) {
            lock = try FileLock(file)
        } catch {
            let isTaken = error == .wouldBlock
            throw ListenError(
                isTaken ? .runtimeDirectoryInUse(path) : .runtimeDirectoryNotLocked(file, error.wording),
                isTemporary: isTaken)
        }
    }

    private static func make(_ path: String) throws(ListenError) {
        var partial = ""
        for part in path.split(separator: "/") {
            partial += (partial.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
            guard mkdir(partial, 0o755) != 0, errno != EEXIST else { continue }
            let reason = Errno.current
            // On the way down, a directory that can't be created may exist all the same.
            var status = stat()
            guard stat(partial, &status) != 0 else { continue }
            throw ListenError(.runtimeDirectoryNotCreated(path, partial, reason.wording))
        }
    }
}

/// Groups that sockets may belong to.
package enum SocketGroup {
    /// The group's id; nil where there isn't one of that name.
    package static func id(of name: String) -> UInt32? {
        var entry = group()
        var buffer = [CChar](repeating: 0, count: 16_384)
        var result: UnsafeMutablePointer<group>?
        guard getgrnam_r(name, &entry, &buffer, buffer.count, &result) == 0, result != nil else { return nil }
        return entry.gr_gid
    }

    /// Whether this process may give files to the group.
    package static func mayUse(_ id: UInt32) -> Bool {
        if geteuid() == 0 || getegid() == id { return true }
        var groups = [gid_t](repeating: 0, count: 65_536)
        let count = getgroups(CInt(groups.count), &groups)
        return count > 0 && groups.prefix(Int(count)).contains(id)
    }
}
