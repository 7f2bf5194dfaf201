import CLinuxShims
// Its sources may be cancelled from any thread, which they don't declare.
@preconcurrency import Dispatch
import Glibc
package import SupportHours
package import SystemPackage

/// One timer on the wall clock, which also reports when the clock is set. [timerfd_create(2)]
package final class WallTimer: Sendable {
    package enum Event: Sendable {
        /// The clock shows the set instant, or a later one.
        case reached
        /// The clock was set; the timer is off until it is armed again.
        case stepped
    }

    private let descriptor: CInt
    private let source: any DispatchSourceRead

    /// - Parameter handler: called on a queue of the timer's own.
    package init(handler: @escaping @Sendable (Event) -> Void) throws(Errno) {
        let descriptor = timerfd_create(CLOCK_REALTIME, CInt(TFD_NONBLOCK | TFD_CLOEXEC))
        guard descriptor >= 0 else { throw .current }
        self.descriptor = descriptor
        source = DispatchSource.makeReadSource(
            fileDescriptor: descriptor, queue: DispatchQueue(label: "madoguchi.wall-timer"))
        source.setEventHandler {
            var expirations: UInt64 = 0
            if read(descriptor, &expirations, MemoryLayout.size(ofValue: expirations)) > 0 {
                handler(.reached)
            } else if errno == ECANCELED {
                handler(.stepped)
            }
        }
        source.setCancelHandler { close(descriptor) }
        source.activate()
        arm(for: nil)
    }

    deinit {
        source.cancel()
    }

    /// The year 2255: the kernel counts nanoseconds in 63 bits, which end in 2262.
    private static let farthest: Int64 = 9_000_000_000

    /// - Parameter instant: nil to be told only when the clock is set.
    package func arm(for instant: Instant?) {
        // Zero would disarm it; an instant in the past fires at once, as the first second does.
        let seconds = min(max(1, instant?.secondsSinceEpoch ?? .max), Self.farthest)
        var time = itimerspec(it_interval: timespec(), it_value: timespec(tv_sec: Int(seconds), tv_nsec: 0))
        let flags = CInt(TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET)
        timerfd_settime(descriptor, flags, &time, nil)
    }
}
