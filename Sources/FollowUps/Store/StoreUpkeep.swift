package import SupportHours

/// Maintains the store.
package protocol StoreUpkeep: Sendable {
    /// Deletes follow-ups that became terminal before an instant, at most `limit` of them, with their idempotency keys.
    ///
    /// - Returns: how many.
    func prune(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int

    func condition() async -> StoreCondition
}

/// A store whose contents are this daemon's alone to copy. Those of a server are copied by the server's own tools.
package protocol StoreCopying: Sendable {
    /// Copies everything as it is at one moment between the call and its return, without blocking other calls.
    func backup() async throws(StoreError) -> StoreCopy
}

/// The store's condition, apart from its contents.
package struct StoreCondition: Hashable, Sendable {
    /// Why it can't be used; nil where it works.
    package var trouble: StoreError?
    /// When it was last read in full and found sound; nil where it never was, or has no files.
    package var soundAt: Instant?
    /// Bytes of the database; nil where there is no such file.
    package var size: Int64?
    /// Bytes of its log; nil where there is no such file.
    package var logSize: Int64?

    package init(
        trouble: StoreError? = nil, soundAt: Instant? = nil, size: Int64? = nil, logSize: Int64? = nil
    ) {
        self.trouble = trouble
        self.soundAt = soundAt
        self.size = size
        self.logSize = logSize
    }
}

/// The store's contents at one moment, as bytes.
package struct StoreCopy: Sendable {
    /// Bytes.
    package let size: Int64
    private let part: @Sendable (_ offset: Int64, _ limit: Int) throws(StoreError) -> [UInt8]

    /// - Parameter part: reads at most a given number of bytes at an offset; none at the end.
    package init(
        size: Int64, part: @escaping @Sendable (_ offset: Int64, _ limit: Int) throws(StoreError) -> [UInt8]
    ) {
        self.size = size
        self.part = part
    }

    /// - Returns: at most `limit` bytes from `offset` on; none at the end.
    package func read(at offset: Int64, atMost limit: Int) throws(StoreError) -> [UInt8] {
        try part(offset, limit)
    }
}
