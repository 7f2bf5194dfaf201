import Glibc
import Messages

/// The user who runs the client.
struct Caller: Hashable {
    var uid: UInt32
    /// nil where the system knows no name.
    var name: String?
    /// The groups that this process is in.
    var groups: Set<UInt32>

    static var current: Caller {
        var ids = [gid_t](repeating: 0, count: 65_536)
        let count = getgroups(CInt(ids.count), &ids)
        return Caller(
            uid: geteuid(), name: UserNames.user(geteuid()), groups: Set(ids.prefix(max(0, Int(count))) + [getegid()]))
    }

    var isRoot: Bool { uid == 0 }

    /// What lets them connect to a socket that they may not connect to.
    ///
    /// - Parameter file: nil where it can't be seen.
    func advice(toConnectTo file: SocketLook.File?) -> Wording {
        // A socket that its group may write to is for that group.
        if let file, file.mode & 0o020 != 0 { return advice(toJoin: file.gid) }
        return .checkSocketPermissions
    }

    /// How they join a group.
    func advice(toJoin gid: UInt32) -> Wording {
        let group = UserNames.group(gid) ?? String(gid)
        guard let name else { return .runAsRootUser }
        return UserNames.isMember(name, of: gid)
            ? .addedToGroupAfterLogin(name, group: group)
            : .joinGroup(group, name: name)
    }
}

/// The names of users and groups.
enum UserNames {
    static func user(_ id: UInt32) -> String? {
        var entry = passwd()
        var buffer = [CChar](repeating: 0, count: 16_384)
        var found: UnsafeMutablePointer<passwd>?
        guard getpwuid_r(id, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name else {
            return nil
        }
        return String(cString: name)
    }

    static func group(_ id: UInt32) -> String? {
        var entry = Glibc.group()
        var buffer = [CChar](repeating: 0, count: 65_536)
        var found: UnsafeMutablePointer<Glibc.group>?
        guard getgrgid_r(id, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.gr_name else {
            return nil
        }
        return String(cString: name)
    }

    /// Whether a group's entry lists a user, whatever groups this process is in.
    static func isMember(_ user: String, of id: UInt32) -> Bool {
        var entry = Glibc.group()
        var buffer = [CChar](repeating: 0, count: 65_536)
        var found: UnsafeMutablePointer<Glibc.group>?
        guard getgrgid_r(id, &entry, &buffer, buffer.count, &found) == 0, found != nil, var member = entry.gr_mem else {
            return false
        }
        while let name = member.pointee {
            if String(cString: name) == user { return true }
            member += 1
        }
        return false
    }
}
