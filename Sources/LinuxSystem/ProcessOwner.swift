import Glibc
package import SystemPackage

/// Whom this process works for.
package enum ProcessOwner {
    /// Makes root whoever a directory belongs to, for good: what is made from here on is that user's, and links that the
    /// user planted lead nowhere that the user couldn't go. Anybody else stays who they are.
    ///
    /// To be called before other threads do anything.
    ///
    /// - Parameter directory: one that isn't there yet is nobody's.
    package static func become(ownerOf directory: String) throws(Errno) {
        guard geteuid() == 0, let status = try? Stat(FilePath(directory)), status.userID.rawValue != 0 else { return }
        guard setgroups(0, nil) == 0, setgid(status.groupID.rawValue) == 0, setuid(status.userID.rawValue) == 0 else {
            throw .current
        }
    }
}
