internal import Glibc

/// Checks whether messages could be filed, and leaves no trace.
package enum MaildirCheck {
    /// - Parameter directory: the maildir, which is created with the first message.
    package static func run(_ directory: String) -> RelayFinding {
        for path in ["tmp", "new"].map({ "\(directory)/\($0)" }) {
            if let error = unwritable(nearest(path)) { return RelayFinding(problem: error.trouble) }
        }
        return RelayFinding()
    }

    /// The path itself, or the ancestor that it would be created in.
    private static func nearest(_ path: String) -> String {
        var path = path[...]
        while access(String(path), F_OK) != 0, errno == ENOENT, let slash = path.lastIndex(of: "/") {
            guard slash != path.startIndex else { return "/" }
            path = path[..<slash]
        }
        return String(path)
    }

    private static func unwritable(_ directory: String) -> MaildirError? {
        access(directory, W_OK | X_OK) == 0 ? nil : .current(at: directory)
    }
}
