import Glibc

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
    func advice(toConnectTo file: SocketLook.File?, in say: Language) -> String {
        // A socket that its group may write to is for that group.
        if let file, file.mode & 0o020 != 0 { return advice(toJoin: file.gid, in: say) }
        return say(
            en: "check the permissions of the socket, and of all directories above it",
            ja: "ソケットの権限と、上位ディレクトリの検索権限を確かめてください")
    }

    /// How they join a group.
    func advice(toJoin gid: UInt32, in say: Language) -> String {
        let group = UserNames.group(gid) ?? String(gid)
        guard let name else { return say(en: "run it as root", ja: "root で実行してください") }
        return UserNames.isMember(name, of: gid)
            ? say(
                en: "\(name) was added to \(group) after this login: log in again, or run newgrp \(group)",
                ja: "\(name) はログイン後に \(group) へ追加されています。ログインし直すか、newgrp \(group) を実行してください")
            : say(
                en: "to send messages: sudo usermod -aG \(group) \(name), and log in again; or use sudo",
                ja: "送信などの操作には、sudo usermod -aG \(group) \(name) のあとログインし直すか、sudo を使ってください")
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
