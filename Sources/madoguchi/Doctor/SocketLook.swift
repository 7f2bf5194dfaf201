import Glibc

/// The condition of one of the daemon's sockets.
struct SocketLook {
    /// Its entry in the file system.
    struct File: Hashable {
        var mode: UInt32
        var uid: UInt32
        var gid: UInt32
    }

    var path: String
    /// nil where there is none, or where the user may not see it.
    var file: File?
    /// Why there was no answer; nil where there was one.
    var error: DaemonError?
    var milliseconds: Int

    init(path: String, file: File?, error: DaemonError?, milliseconds: Int = 0) {
        self.path = path
        self.file = file
        self.error = error
        self.milliseconds = milliseconds
    }

    /// Asks for its health.
    init(at path: String, _ daemon: Daemon) {
        self.path = path
        file = File(at: path)
        let start = ContinuousClock.now
        do throws(DaemonError) {
            _ = try daemon.health()
        } catch {
            self.error = error
        }
        milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    }

    /// `root:madoguchi 0660`
    var owners: String {
        guard let file else { return "" }
        let octal = String(file.mode, radix: 8)
        let digits = String(repeating: "0", count: max(0, 4 - octal.utf8.count)) + octal
        return
            "\(UserNames.user(file.uid) ?? String(file.uid)):\(UserNames.group(file.gid) ?? String(file.gid)) \(digits)"
    }
}

extension SocketLook.File {
    /// - Returns: nil where there is none, or where the user may not see it.
    init?(at path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self.init(mode: status.st_mode & 0o7777, uid: status.st_uid, gid: status.st_gid)
    }
}
