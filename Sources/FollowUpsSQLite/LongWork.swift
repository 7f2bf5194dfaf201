import Dispatch

/// Work that blocks, and may take minutes.
struct LongWork: Sendable {
    /// Called now and then while it lasts.
    let stillAtIt: @Sendable () -> Void
    var first = DispatchTimeInterval.seconds(2)
    var interval = DispatchTimeInterval.seconds(5)
    /// Seconds. Work that takes longer counts as stuck, and is no longer reported as going on.
    var longest: UInt64 = 3_600

    func during<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        let timer = DispatchSource.makeTimerSource(queue: .global())
        let end = DispatchTime.now().uptimeNanoseconds + longest * 1_000_000_000
        timer.schedule(deadline: .now() + first, repeating: interval)
        timer.setEventHandler { [stillAtIt] in
            if DispatchTime.now().uptimeNanoseconds < end { stillAtIt() }
        }
        timer.activate()
        defer { timer.cancel() }
        return try body()
    }
}
