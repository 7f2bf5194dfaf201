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
