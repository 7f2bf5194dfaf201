internal import CLibCurl
import Messages

/// The transfers in flight. Belongs to the loop's thread.
struct CurlTransfers {
    private let multi: UnsafeMutableRawPointer
    private var transfers: [UnsafeMutableRawPointer: (transfer: CurlTransfer, reply: CurlLoop.Reply)] = [:]

    init(multi: UnsafeMutableRawPointer) {
        self.multi = multi
    }

    var count: Int { transfers.count }

    mutating func begin(_ order: CurlOrder, reply: @escaping CurlLoop.Reply) {
        guard let transfer = CurlTransfer(order), madoguchi_curl_multi_add_handle(multi, transfer.handle) == CURLM_OK
        else {
            reply(CurlOutcome(cause: .connection(.outOfMemory)))
            return
        }
        transfers[transfer.handle] = (transfer, reply)
    }

    /// Does everything that needs no waiting, and replies for transfers that have ended.
    mutating func perform() {
        var running: CInt = 0
        _ = madoguchi_curl_multi_perform(multi, &running)
        var remaining: CInt = 0
        while let message = madoguchi_curl_multi_info_read(multi, &remaining) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else { continue }
            let result = madoguchi_curl_result(message)
            end(handle) { $0.outcome(of: result) }
        }
        let now = ContinuousClock.now
        for (handle, entry) in transfers {
            if entry.transfer.order.isCancelled {
                end(handle) { $0.outcome(.stopped) }
            } else if let cause = entry.transfer.lapse(at: now) {
                end(handle) { $0.outcome(cause) }
            }
        }
    }

    /// Waits until there is something to do, or the loop is woken.
    func wait() {
        let deadline = transfers.values.map(\.transfer.deadline).min()
        let time = deadline.map { ContinuousClock.now.duration(to: $0) } ?? .seconds(3600)
        // Rounded up; otherwise the loop would spin until the rest of a millisecond had passed.
        let milliseconds = CInt(min(max(time / .milliseconds(1), 0), 3_600_000)) + 1
        _ = madoguchi_curl_multi_poll(multi, milliseconds)
    }

    mutating func stopAll() {
        for handle in transfers.keys { end(handle) { $0.outcome(.stopped) } }
    }

    private mutating func end(_ handle: UnsafeMutableRawPointer, _ outcome: (CurlTransfer) -> CurlOutcome) {
        guard let (transfer, reply) = transfers.removeValue(forKey: handle) else { return }
        let outcome = outcome(transfer)
        madoguchi_curl_multi_remove_handle(multi, handle)
        reply(outcome)
    }
}
