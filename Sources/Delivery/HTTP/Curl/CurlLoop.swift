internal import CLibCurl
internal import Synchronization

/// The single thread on which libcurl runs requests, several at a time.
final class CurlLoop: Sendable {
    typealias Reply = @Sendable (CurlOutcome) -> Void

    /// libcurl's handle for several transfers. Sendable, because other threads call only `curl_multi_wakeup`, which is
    /// thread-safe, and under the lock under which ``CurlLoop/State/isEnded`` is set before the handle is freed.
    private struct Multi: @unchecked Sendable {
        let handle: UnsafeMutableRawPointer
    }

    private struct State {
        var submitted: [(CurlOrder, Reply)] = []
        var isStopping = false
        /// Whether the handle has been freed.
        var isEnded = false
    }

    private let multi: Multi
    private let connections: Int
    private let state = Mutex(State())

    private init(multi: Multi, connections: Int) {
        self.multi = multi
        self.connections = connections
    }

    /// - Returns: nil where memory or threads have run out.
    static func start(connections: Int) -> CurlLoop? {
        guard CurlLibrary.isReady, let handle = madoguchi_curl_multi_init() else { return nil }
        let loop = CurlLoop(multi: Multi(handle: handle), connections: connections)
        guard NativeThread.start({ loop.run() }) else {
            madoguchi_curl_multi_cleanup(handle)
            return nil
        }
        return loop
    }

    /// - Parameter reply: called once, on the loop's thread or at once; it doesn't block.
    func submit(_ order: CurlOrder, reply: @escaping Reply) {
        let isTaken = state.withLock { state in
            guard !state.isStopping else { return false }
            state.submitted.append((order, reply))
            return true
        }
        if isTaken { wake() } else { reply(CurlOutcome(cause: .stopped)) }
    }

    /// Makes the thread look at submitted and cancelled orders.
    func wake() {
        state.withLock { state in
            if !state.isEnded { _ = madoguchi_curl_multi_wakeup(multi.handle) }
        }
    }

    /// Ends the thread, and every transfer in flight with it.
    func stop() {
        state.withLock { $0.isStopping = true }
        wake()
    }

    private func run() {
        var waiting: [(CurlOrder, Reply)] = []
        var running = CurlTransfers(multi: multi.handle)
        while true {
            let isStopping = state.withLock { state in
                waiting += state.submitted
                state.submitted = []
                return state.isStopping
            }
            if isStopping { break }
            waiting.removeAll { order, reply in
                if order.isCancelled { reply(CurlOutcome(cause: .stopped)) }
                return order.isCancelled
            }
            while running.count < connections, !waiting.isEmpty {
                let (order, reply) = waiting.removeFirst()
                running.begin(order, reply: reply)
            }
            running.perform()
            if waiting.isEmpty || running.count >= connections { running.wait() }
        }
        running.stopAll()
        for (_, reply) in waiting { reply(CurlOutcome(cause: .stopped)) }
        state.withLock { $0.isEnded = true }
        madoguchi_curl_multi_cleanup(multi.handle)
    }
}
