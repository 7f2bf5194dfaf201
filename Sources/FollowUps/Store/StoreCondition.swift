package import SupportHours

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
