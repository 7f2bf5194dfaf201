import NIOCore

/// Closes when it has been idle for too long.
protocol Sweepable: AnyObject {
    /// Called once a second.
    func secondPassed()
}

/// Notifies an event loop's connections every second, with one timer for all of them, and none while there are none.
final class IdleSweep {
    private let eventLoop: any EventLoop
    private var connections: [ObjectIdentifier: any Sweepable] = [:]
    private var timer: RepeatedTask?

    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    func add(_ connection: any Sweepable) {
        connections[ObjectIdentifier(connection)] = connection
        guard timer == nil else { return }
        let sweep = NIOLoopBound(self, eventLoop: eventLoop)
        timer = eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in
            for connection in sweep.value.connections.values { connection.secondPassed() }
        }
    }

    func remove(_ connection: any Sweepable) {
        connections[ObjectIdentifier(connection)] = nil
        guard connections.isEmpty else { return }
        timer?.cancel()
        timer = nil
    }
}
