import NIOCore
import NIOPosix

/// A value for each event loop of a group, so that what the loop's connections share needs no lock.
struct LoopLocal<Value>: Sendable {
    private let values: [ObjectIdentifier: NIOLoopBoundBox<Value>]

    init(_ group: MultiThreadedEventLoopGroup, make: (any EventLoop) -> sending Value) {
        var values: [ObjectIdentifier: NIOLoopBoundBox<Value>] = [:]
        for eventLoop in group.makeIterator() {
            values[ObjectIdentifier(eventLoop)] = .makeBoxSendingValue(make(eventLoop), eventLoop: eventLoop)
        }
        self.values = values
    }

    /// The value of the event loop that this runs on.
    ///
    /// - Throws: where the loop isn't one of the group's.
    func value(on eventLoop: any EventLoop) throws -> Value {
        guard let box = values[ObjectIdentifier(eventLoop)] else { throw EventLoopError.unsupportedOperation }
        return box.value
    }
}
