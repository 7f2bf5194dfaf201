import Glibc
package import Messages
import SystemPackage

/// A listening socket, bound by this process or inherited.
package struct BoundSocket: Sendable {
    package let descriptor: CInt
    /// The path of a bound one; nil for an inherited one, which its owner removes, and for one that isn't in the file
    /// system.
    package let path: String?
    /// How it is named to operators: its path, or its address as a URL; nil for an inherited one.
    package let name: String?
    private let identity: FileIdentity?

    package init(inherited descriptor: CInt) {
        self.init(descriptor: descriptor, name: nil)
    }

    fileprivate init(descriptor: CInt, name: String?) {
        self.descriptor = descriptor
        self.name = name
        path = nil
        identity = nil
    }

    fileprivate init(descriptor: CInt, path: String) {
        self.descriptor = descriptor
        self.path = path
        name = path
        identity = FileIdentity(path)
    }

    /// Restores the backlog, after a library has called listen(2) with another number, as NIO does when it is handed a
    /// socket.
    package func restoreBacklog() {
        listen(descriptor, Self.backlog)
    }

    /// Stops listening on one that nobody is to use.
    package func close() {
        Glibc.close(descriptor)
    }

    /// Removes the socket's name, if it still belongs to this socket.
    package func removeName() {
        guard let path, let identity, FileIdentity(path) == identity else { return }
        unlink(path)
    }
}

/// The file that a name leads to at the moment.
private struct FileIdentity: Hashable {
    let device: UInt64
    let inode: UInt64

    init?(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
    }
}

/// Why the daemon can't listen.
package struct ListenError: WordedError {
    package let wording: Wording
    /// Whether trying again later may help, because another daemon is running.
    package var isTemporary = false

    package init(_ wording: Wording, isTemporary: Bool = false) {
        self.wording = wording
        self.isTemporary = isTemporary
    }
}

extension BoundSocket {
    /// How many connections may wait to be accepted.
    static let backlog: CInt = 1_024

    /// Binds and listens at `path`.
    ///
    /// The socket is created under another name and renamed once its mode and group are right, so that nobody ever sees
    /// it with others. A stale socket is replaced; one that is in use isn't.
    ///
    /// - Parameter group: the socket's group, if it differs from the process's.
    package static func bind(_ path: String, mode: UInt32, group: UInt32? = nil) throws(ListenError) -> BoundSocket {
        func failed(_ what: Wording) -> ListenError {
            ListenError(.socketFails(path, what, Errno.current.wording))
        }
        try checkVacant(path)
        let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { throw failed(.socketUncreatable) }
        // No longer than the name that it stands in for, lest it exceed the limit of an address.
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let provisional = path[..<slash] + ".\(path[slash...].prefix(1))\(getpid())"
        do throws(ListenError) {
            var address = try UnixAddress(String(provisional))
            unlink(String(provisional))
            guard address.withPointer({ Glibc.bind(descriptor, $0, $1) }) == 0 else { throw failed(.socketUnbindable) }
            if let group, chown(String(provisional), uid_t.max, group) != 0 { throw failed(.socketGroupUnchangeable) }
            guard chmod(String(provisional), mode) == 0 else { throw failed(.socketModeUnsettable) }
            guard listen(descriptor, backlog) == 0 else { throw failed(.socketNotListening) }
            guard rename(String(provisional), path) == 0 else { throw failed(.socketUnrenamable) }
        } catch {
            unlink(String(provisional))
            Glibc.close(descriptor)
            throw error
        }
        return BoundSocket(descriptor: descriptor, path: path)
    }

    /// Binds and listens at an address of this machine alone.
    package static func bind(_ address: LoopbackAddress) throws(ListenError) -> BoundSocket {
        func failed(_ what: Wording) -> ListenError {
            let isInUse = errno == EADDRINUSE
            return isInUse
                ? ListenError(.addressInUse(address.description), isTemporary: true)
                : ListenError(.socketFails(address.description, what, Errno.current.wording))
        }
        let family = address.isVersion6 ? AF_INET6 : AF_INET
        let descriptor = socket(
            family, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { throw failed(.socketUncreatable) }
        do throws(ListenError) {
            // Connections of an earlier run that aren't forgotten yet are no reason to wait.
            var yes: CInt = 1
            setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
            guard address.withPointer({ Glibc.bind(descriptor, $0, $1) }) == 0 else { throw failed(.socketUnbindable) }
            guard listen(descriptor, backlog) == 0 else { throw failed(.socketNotListening) }
        } catch {
            Glibc.close(descriptor)
            throw error
        }
        return BoundSocket(descriptor: descriptor, name: "http://\(address)/")
    }

    /// Checks that nothing is at `path`, or a socket on which nobody answers.
    private static func checkVacant(_ path: String) throws(ListenError) {
        var address = try UnixAddress(path)
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw ListenError(.noSocketThere(path))
        }
        let probe = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard probe >= 0 else {
            throw ListenError(.socketFails(path, .socketUncreatable, Errno.current.wording))
        }
        defer { Glibc.close(probe) }
        let isConnected = address.withPointer { connect(probe, $0, $1) } == 0
        // A full backlog also means that a process listens.
        if isConnected || errno == EAGAIN {
            throw ListenError(.socketInUse(path), isTemporary: true)
        }
        guard errno == ECONNREFUSED || errno == ENOENT else {
            throw ListenError(.socketFails(path, .socketUseUnknown, Errno.current.wording))
        }
    }
}

/// A Unix socket's address.
struct UnixAddress {
    private var address = sockaddr_un()

    init(_ path: String) throws(ListenError) {
        let capacity = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < capacity else {
            throw ListenError(.socketPathTooLong(path, bytes: path.utf8.count, limit: capacity - 1))
        }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    }

    mutating func withPointer(_ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt) -> CInt {
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
