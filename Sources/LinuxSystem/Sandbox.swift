internal import Glibc

/// What the service manager lets this process do.
package enum Sandbox {
    /// Whether sockets of the Internet may be opened, as RestrictAddressFamilies= decides.
    package static var allowsNetwork: Bool {
        let socket = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { return ![EAFNOSUPPORT, EPERM, EACCES].contains(errno) }
        close(socket)
        return true
    }

    /// Whether programs may be run from where a file is, as ExecPaths= decides; its own rights are another matter.
    package static func allowsRunning(_ path: String) -> Bool {
        // ST_NOEXEC, which glibc shows to GNU's own dialect only.
        let withoutPrograms: UInt = 8
        var system = statvfs()
        return statvfs(path, &system) != 0 || system.f_flag & withoutPrograms == 0
    }
}
