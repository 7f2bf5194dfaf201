@preconcurrency import Dispatch
import Glibc

/// Handles SIGHUP, so that the process doesn't end.
package final class HangupSignal: Sendable {
    private let source: any DispatchSourceSignal

    package init(handler: @escaping @Sendable () -> Void) {
        signal(SIGHUP, SIG_IGN)
        source = DispatchSource.makeSignalSource(
            signal: SIGHUP, queue: DispatchQueue(label: "madoguchi.hangup"))
        source.setEventHandler { handler() }
        source.activate()
    }

    deinit {
        source.cancel()
    }

    /// Stops handling it; the process ignores it from then on.
    package func ignore() {
        source.cancel()
    }
}
