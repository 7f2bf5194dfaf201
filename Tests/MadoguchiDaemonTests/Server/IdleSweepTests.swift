import NIOCore
import NIOEmbedded
import Testing

@testable import MadoguchiDaemon

@Suite("The sweep of a loop's connections")
struct IdleSweepTests {
    private let eventLoop = EmbeddedEventLoop()

    private final class Connection: Sweepable {
        private(set) var seconds = 0
        var whenTold: () -> Void = {}

        func secondPassed() {
            seconds += 1
            whenTold()
        }
    }

    @Test("tells every connection of each second that passes")
    func seconds() {
        let sweep = IdleSweep(eventLoop: eventLoop)
        let connections = [Connection(), Connection()]
        for connection in connections { sweep.add(connection) }
        eventLoop.advanceTime(by: .milliseconds(999))
        #expect(connections.map(\.seconds) == [0, 0])
        eventLoop.advanceTime(by: .milliseconds(1))
        #expect(connections.map(\.seconds) == [1, 1])
        eventLoop.advanceTime(by: .seconds(59))
        #expect(connections.map(\.seconds) == [60, 60])
    }

    @Test("tells nobody who has gone")
    func removal() {
        let sweep = IdleSweep(eventLoop: eventLoop)
        let (gone, there) = (Connection(), Connection())
        for connection in [gone, there] { sweep.add(connection) }
        eventLoop.advanceTime(by: .seconds(1))
        sweep.remove(gone)
        eventLoop.advanceTime(by: .seconds(2))
        #expect(gone.seconds == 1)
        #expect(there.seconds == 3)
    }

    @Test("stops with the last connection, and begins anew with the next one")
    func pause() {
        let sweep = IdleSweep(eventLoop: eventLoop)
        let first = Connection()
        sweep.add(first)
        eventLoop.advanceTime(by: .milliseconds(1_500))
        sweep.remove(first)
        let second = Connection()
        sweep.add(second)
        // A timer that had gone on would have told it by now.
        eventLoop.advanceTime(by: .milliseconds(999))
        #expect(second.seconds == 0)
        eventLoop.advanceTime(by: .milliseconds(1))
        #expect(second.seconds == 1)
        #expect(first.seconds == 1)
    }

    @Test("goes on when a connection ends because a second has passed")
    func endingMeanwhile() {
        let sweep = IdleSweep(eventLoop: eventLoop)
        let connections = (0..<10).map { _ in Connection() }
        for connection in connections {
            connection.whenTold = { [unowned connection] in sweep.remove(connection) }
            sweep.add(connection)
        }
        eventLoop.advanceTime(by: .seconds(3))
        #expect(connections.allSatisfy { $0.seconds == 1 })
        for connection in connections { connection.whenTold = {} }
    }
}
