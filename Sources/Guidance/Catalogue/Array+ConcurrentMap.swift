import Dispatch

extension Array where Element: Sendable {
    /// The same as `map`, on all cores.
    func concurrentMap<Result>(_ transform: @Sendable (Element) -> Result) -> [Result] {
        [Result](unsafeUninitializedCapacity: count) { results, initialized in
            // Each place is one thread's.
            nonisolated(unsafe) let start = results.baseAddress
            DispatchQueue.concurrentPerform(iterations: count) { place in
                start?.advanced(by: place).initialize(to: transform(self[place]))
            }
            initialized = count
        }
    }
}
