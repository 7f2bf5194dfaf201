import LinuxSystem
import LoggedEvents
import Logging
import Messages
import NIOCore
import NIOHTTP1

/// What all connections of a socket share. Only used on the socket's event loop.
final class SocketServer {
    let routes: RouteTable
    let prepared: PreparedAnswers
    let room: WaitingRoom
    let events: EventRoom
    let clock: WallClock
    let limits: ConnectionLimits
    let eventLoop: any EventLoop
    let work: WorkQueue
    /// Answers that take a while wait here until there is room for their work.
    let line: WorkLine
    let turns: Turns
    private(set) var accounts: UserAccounts
    private let sweep: IdleSweep
    private let current: CurrentSnapshot
    /// Whether only certain hosts' names are answered to.
    private let checksHosts: Bool
    /// Where to say what people do who come through the desk's proxy; nil on sockets where nobody does.
    private let proxyLog: Logger?
    /// The most connections since memory was last returned.
    private var most = 0
    private var isGivingBack = false
    private var count = 0

    /// - Parameters:
    ///   - checksHosts: whether requests for other hosts than the configuration's are refused.
    ///   - proxyLog: where to say what people do who come through the desk's proxy; nil where nobody does.
    init(
        routes: RouteTable, current: CurrentSnapshot, room: WaitingRoom, clock: WallClock, limits: ConnectionLimits,
        eventLoop: any EventLoop, work: WorkQueue, checksHosts: Bool = false,
        proxyLog: Logger? = nil
    ) {
        self.routes = routes
        self.room = room
        self.current = current
        self.checksHosts = checksHosts
        self.proxyLog = proxyLog
        events = EventRoom(
            plans: PlansAPI(current: current, clock: clock), eventLoop: eventLoop, capacity: limits.held)
        self.clock = clock
        self.limits = limits
        self.eventLoop = eventLoop
        self.work = work
        line = WorkLine(width: limits.together)
        prepared = PreparedAnswers(routes: routes, current: current, clock: clock)
        turns = Turns(eventLoop: eventLoop)
        accounts = UserAccounts(limits: limits)
        sweep = IdleSweep(eventLoop: eventLoop)
    }

    /// Admits a connection.
    ///
    /// - Throws: ``TooManyConnections`` where its user has reached the limit.
    func connection(uid: UInt32?) throws -> Connection {
        guard let account = accounts.admit(uid: uid) else { throw TooManyConnections() }
        return Connection(server: self, account: account, uid: uid)
    }

    struct TooManyConnections: Error {}

    /// - Returns: the answer to a request for a host whose name isn't configured: a page of another site can have its own
    ///   name lead to this machine. nil where the request may be answered.
    func refusal(of head: HTTPRequestHead) -> Response? {
        guard checksHosts else { return nil }
        let web = current.snapshot.configuration.web ?? WebConfiguration()
        guard let host = HostList(web).stranger(in: head) else { return nil }
        return routes.response(to: Problem(.unknownHost(host)), for: Request(unchecked: head))
    }

    /// Whether a connection is the desk's proxy's, by the configuration of this moment.
    func isProxy(_ uid: UInt32?) -> Bool { proxy(of: uid) != nil }

    private func proxy(of uid: UInt32?) -> DeskProxy? {
        guard proxyLog != nil, let uid, let proxy = current.snapshot.configuration.desk?.proxy, proxy.uid == uid else {
            return nil
        }
        return proxy
    }

    /// Decides on a request that may be made for somebody else.
    ///
    /// - Parameter head: gets the host that its origin was checked by.
    /// - Returns: for whom it is made; nil where it is made for the peer itself.
    /// - Throws: the answer to one that isn't done.
    func proxiedUser(
        of head: inout HTTPRequestHead, uid: UInt32?
    ) throws(RefusedRequest) -> ProxiedUser? {
        guard let proxy = proxy(of: uid) else { return nil }
        let admission = ProxyAdmission(proxy: proxy)
        do throws(Problem) {
            let fields = head.headers
            let user = try admission.admit(method: head.method.rawValue, target: head.uri) { fields[$0] }
            // Two hosts are refused afterwards.
            if fields["host"].count == 1 { head.headers.replaceOrAdd(name: "host", value: admission.authority) }
            if ![.GET, .HEAD, .OPTIONS].contains(head.method) {
                let path = String(head.uri.prefix { $0 != "?" })
                proxyLog?.notice(
                    .actsThroughProxy(user.name, proxy: proxy.user, method: head.method.rawValue, path: path))
            }
            return user
        } catch {
            throw RefusedRequest(answer: routes.response(to: error, for: Request(unchecked: head)))
        }
    }

    struct RefusedRequest: Error {
        let answer: Response
    }

    /// Records that more of a user's answers are unread, or fewer; then the waiting connections get their turns.
    ///
    /// - Parameter bytes: negative for bytes that have been read.
    func addUnread(_ bytes: Int, of account: UserAccount) {
        account.unread += bytes
        guard bytes < 0, !account.crowd.isEmpty, !accounts.isFull(account) else { return }
        let crowd = account.crowd
        account.crowd = []
        for connection in crowd { turns.enqueue(connection) }
    }

    func opened(_ connection: Connection) {
        accounts.open(connection.account)
        sweep.add(connection)
        count += 1
        most = max(most, count)
    }

    func closed(_ connection: Connection) {
        sweep.remove(connection)
        if accounts.close(connection.account) { turns.forget(connection.account.user) }
        count -= 1
        // Many connections have gone; the allocator would keep their memory.
        guard most >= 128, count < most / 4, !isGivingBack else { return }
        most = count
        isGivingBack = true
        let server = NIOLoopBound(self, eventLoop: eventLoop)
        let eventLoop = eventLoop
        work.add {
            try? await Task.sleep(for: .seconds(1))
            ProcessMemory.giveBack()
            eventLoop.execute { server.value.isGivingBack = false }
        }
    }
}
