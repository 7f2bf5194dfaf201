import Glibc

/// The user that a connection counts for.
enum SocketUser: Hashable, Sendable {
    case uid(UInt32)
    /// Behind a proxy, and where the system doesn't tell the user: each connection counts for itself.
    case connection(Int)

    /// Whether the limits of one user apply.
    var isLimited: Bool {
        switch self {
        case .uid(let uid): uid != 0 && uid != geteuid()
        case .connection: false
        }
    }
}

/// What one user has of a socket at the moment. Only used on the socket's event loop.
final class UserAccount {
    let user: SocketUser
    fileprivate(set) var connections = 0
    /// Their held questions.
    var held = 0
    /// Bytes of requests that wait to be decoded.
    var untaken = 0
    /// Bytes of answers that wait to be read.
    var unread = 0
    /// Connections that get a turn when less is unread.
    var crowd: [Connection] = []

    fileprivate init(_ user: SocketUser) {
        self.user = user
    }
}

/// The accounts of all users who have a connection to a socket.
struct UserAccounts {
    private let limits: ConnectionLimits
    private var accounts: [SocketUser: UserAccount] = [:]
    private var lastConnection = 0

    init(limits: ConnectionLimits) {
        self.limits = limits
    }

    /// The account of a new connection's user.
    ///
    /// - Parameter uid: nil where the system doesn't tell.
    /// - Returns: nil where the user has reached the limit.
    mutating func admit(uid: UInt32?) -> UserAccount? {
        lastConnection += 1
        let user = (limits.users == nil ? nil : uid.map(SocketUser.uid)) ?? .connection(lastConnection)
        let account = accounts[user] ?? UserAccount(user)
        guard let users = limits.users, user.isLimited else { return account }
        return account.connections < users.connections(of: limits.connections) ? account : nil
    }

    mutating func open(_ account: UserAccount) {
        account.connections += 1
        accounts[account.user] = account
    }

    /// - Returns: whether that was the user's last connection.
    mutating func close(_ account: UserAccount) -> Bool {
        account.connections -= 1
        guard account.connections == 0 else { return false }
        account.crowd = []
        accounts[account.user] = nil
        return true
    }

    func mayHold(_ account: UserAccount) -> Bool {
        guard account.user.isLimited, let users = limits.users else { return true }
        return account.held < users.held(of: limits.held)
    }

    /// Whether more of a user's requests wait than allowed.
    func isOverflowing(_ account: UserAccount) -> Bool {
        guard account.user.isLimited, let users = limits.users else { return false }
        return account.untaken > users.untaken
    }

    /// Whether too much of a user's answers is unread to begin another.
    func isFull(_ account: UserAccount) -> Bool {
        guard account.user.isLimited, let users = limits.users else { return false }
        return account.unread > users.unread
    }
}
