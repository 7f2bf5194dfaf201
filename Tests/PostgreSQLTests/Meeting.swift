import Dispatch
import Synchronization

/// Where two threads wait for each other.
final class Meeting: Sendable {
    private let arrived = Atomic(0)
    private let both = DispatchSemaphore(value: 0)

    func wait() {
        if arrived.add(1, ordering: .sequentiallyConsistent).newValue == 2 {
            both.signal()
        } else {
            both.wait()
        }
    }
}
