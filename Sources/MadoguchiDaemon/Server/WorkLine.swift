import NIOCore

/// Has work begin in the order in which it comes, and only some of it at a time: however many ask for what takes a while,
/// the processor is there for others, too. Only used on its event loop.
final class WorkLine {
    private let width: Int
    private var running = 0
    private var waiting = CircularBuffer<() -> Bool>()

    /// - Parameter width: how many are done at a time.
    init(width: Int) {
        self.width = width
    }

    /// - Parameter begin: begins the work, now or later; ``ended()`` follows. False where nobody needs it any more.
    func add(_ begin: @escaping () -> Bool) {
        waiting.append(begin)
        beginNext()
    }

    func ended() {
        running -= 1
        beginNext()
    }

    private func beginNext() {
        while running < width, let begin = waiting.popFirst() {
            if begin() { running += 1 }
        }
    }
}
