@preconcurrency import Dispatch
import Glibc

/// Hears of SIGHUP instead of dying of it.
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

    /// Hears of it no more; the process doesn't die of it either.
    package func ignore() {
        source.cancel()
    }
}
