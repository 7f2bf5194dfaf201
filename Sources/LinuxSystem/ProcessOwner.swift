import Glibc
package import SystemPackage

/// The user of this process.
package enum ProcessOwner {
    /// Changes root for good to the user who owns a directory: files that are created from here on belong to that user,
    /// and links that the user has planted lead nowhere that the user couldn't go. Other users stay as they are.
    ///
    /// Called before there are other threads.
    ///
    /// - Parameter directory: a directory that doesn't exist has no owner.
    package static func become(ownerOf directory: String) throws(Errno) {
        guard geteuid() == 0, let status = try? Stat(FilePath(directory)), status.userID.rawValue != 0 else { return }
        guard setgroups(0, nil) == 0, setgid(status.groupID.rawValue) == 0, setuid(status.userID.rawValue) == 0 else {
            throw .current
        }
    }
}
