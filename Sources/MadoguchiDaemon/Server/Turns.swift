import NIOCore

/// Makes the connections of an event loop answer in turn.
///
/// While there is little to do, everybody is answered at once. Once answers have taken a millisecond of one round of
/// the loop, further ones wait until everybody's input has been read, and then come in the order of ``TurnQueue``.
final class Turns {
    /// Nanoseconds for answers in one round of the loop.
    private static let budget: UInt64 = 1_000_000

    private let eventLoop: any EventLoop
    private var queue = TurnQueue<SocketUser, Connection>()
    private var used: UInt64 = 0
    private var isRoundWatched = false
    private var isTickComing = false

    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    /// Whether an answer may be computed at once.
    var isFree: Bool { queue.isEmpty && used < Self.budget }

    func enqueue(_ connection: Connection) {
        queue.enqueue(connection, of: connection.account.user, cost: connection.cost)
        awaitTick()
    }

    /// - Parameter cost: nanoseconds.
    func charge(_ cost: UInt64, to connection: Connection) {
        used += cost
        // While nobody waits, it holds nobody back.
        if !queue.isEmpty {
            connection.cost += cost
            queue.charge(cost, to: connection.account.user, total: connection.cost)
        }
        guard !isRoundWatched else { return }
        isRoundWatched = true
        // Runs at the end of this round.
        eventLoop.assumeIsolated().execute { [self] in
            isRoundWatched = false
            used = 0
        }
    }

    func forget(_ user: SocketUser) {
        queue.forget(user)
    }

    /// A task that is due when the loop has done the others runs before any input is read. So the next tick is set when
    /// this one has ended, and for a moment later.
    private func awaitTick() {
        guard !isTickComing, !queue.isEmpty else { return }
        isTickComing = true
        eventLoop.assumeIsolated().scheduleTask(in: .microseconds(100)) { [self] in
            used = 0
            while used < Self.budget, let connection = queue.next() { connection.takeTurn() }
            isTickComing = false
            awaitTick()
        }
    }
}
