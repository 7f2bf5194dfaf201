import Glibc
import SystemPackage

/// Serves the desk to one browser, on one thread, until somebody or something ends it.
final class DeskServer {
    enum Ending: Hashable {
        case signal(CInt)
        /// The terminal that it was begun at is gone, or its input has ended.
        case terminal
        case idle
    }

    /// Connections at a time. Browsers open six to a host.
    static let connectionLimit = 64

    private let listener: LoopbackListener
    private let socketPath: String
    private let idle: Int64
    private let page: @Sendable (GatewayRefusal) -> [UInt8]
    private let owners: DeskOwners
    private var session: DeskSession
    private var peers: [GatewayPeer] = []
    private var lastActivity = Deadline.milliseconds

    /// - Parameter idle: how long nobody need use it until it ends.
    init(
        listener: LoopbackListener, session: DeskSession, socketPath: String, idle: Duration, owners: DeskOwners,
        page: @escaping @Sendable (GatewayRefusal) -> [UInt8]
    ) {
        self.listener = listener
        self.session = session
        self.socketPath = socketPath
        self.idle = idle.components.seconds * 1_000
        self.owners = owners
        self.page = page
    }

    func run() -> Ending {
        let signals = EndingSignals()
        let terminal = TerminalWatch()
        while true {
            if let signal = signals.caught { return .signal(signal) }
            let now = Deadline.milliseconds
            guard now < lastActivity + idle else { return .idle }
            // Where all places are taken by requests that are being answered, others wait in the kernel's queue.
            let accepts = peers.count < Self.connectionLimit || peers.contains { !$0.isAdmitted }
            var queries = [
                pollfd(fd: accepts ? listener.descriptor : -1, events: Int16(POLLIN), revents: 0), terminal.query,
                signals.query,
            ]
            for peer in peers { queries += peer.queries }
            let next = peers.compactMap(\.nextDeadline).reduce(lastActivity + idle, min)
            let pause = min(max(0, next - now), terminal.pause)
            // What an interrupted call leaves behind means nothing.
            guard poll(&queries, nfds_t(queries.count), CInt(clamping: pause)) >= 0 else { continue }
            if terminal.hasEnded(queries[1].revents) { return .terminal }
            proceed(queries.dropFirst(3).map(\.revents), at: Deadline.milliseconds)
            if queries[0].revents != 0 { accept(at: Deadline.milliseconds) }
        }
    }

    private func proceed(_ events: [Int16], at now: Int64) {
        for (index, peer) in peers.enumerated() {
            let before = peer.activity
            peer.proceed(browser: events[2 * index], daemon: events[2 * index + 1], at: now, session: &session)
            if peer.activity != before { lastActivity = now }
        }
        peers.removeAll(where: \.isClosed)
    }

    private func accept(at now: Int64) {
        for _ in 0..<Self.connectionLimit {
            guard peers.count < Self.connectionLimit || makeRoom(), let (descriptor, end) = listener.accept() else {
                return
            }
            let peer = GatewayPeer(descriptor, socketPath: socketPath, page: page, at: now)
            if !owners.mayConnect(peer: end, own: listener.end) { peer.refuseUser(at: now, session: &session) }
            if !peer.isClosed { peers.append(peer) }
        }
    }

    /// Ends the oldest connection on which nothing is being answered, so that connections that only take places take none
    /// from the browser.
    private func makeRoom() -> Bool {
        guard let index = peers.firstIndex(where: { !$0.isAdmitted }) else { return false }
        peers[index].end()
        peers.remove(at: index)
        return true
    }
}

/// The users of this machine who may connect: who began the session, and root, who may do everything anyway. The
/// address can be seen by others while the browser starts with it.
struct DeskOwners {
    private let users: Set<UInt32>

    init(users: Set<UInt32>) {
        self.users = users
    }

    /// This process's user, the one who became that by sudo or su, and root.
    static func ofThisProcess() -> DeskOwners {
        var users: Set<UInt32> = [0, getuid(), geteuid()]
        if let text = getenv("SUDO_UID"), let uid = UInt32(String(cString: text)) { users.insert(uid) }
        var status = stat()
        if isatty(STDIN_FILENO) == 1, fstat(STDIN_FILENO, &status) == 0 { users.insert(status.st_uid) }
        return DeskOwners(users: users)
    }

    func mayConnect(peer: ConnectionOwner.End, own: ConnectionOwner.End) -> Bool {
        let tables = ["/proc/net/tcp", "/proc/net/tcp6"].lazy.map(Self.contents)
        // Another user could be anybody, and so could one that isn't known.
        guard let uid = tables.compactMap({ ConnectionOwner.uid(in: [$0], peer: peer, own: own) }).first else {
            return false
        }
        return users.contains(uid)
    }

    private static func contents(of path: String) -> String {
        guard let file = try? FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec) else { return "" }
        defer { try? file.close() }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while let count = try? buffer.withUnsafeMutableBytes({ try file.read(into: $0) }), count > 0 {
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
