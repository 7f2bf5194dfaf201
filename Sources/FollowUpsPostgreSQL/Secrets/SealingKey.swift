/// A key of AES-256 with its number, which is shown nowhere.
package struct SealingKey: Sendable, CustomStringConvertible, CustomReflectable {
    /// Rises from key to key.
    package let number: UInt32
    let bytes: [UInt8]

    /// - Parameter bytes: as many as ``AESGCM/keySize``.
    init(number: UInt32, bytes: [UInt8]) {
        self.number = number
        self.bytes = bytes
    }

    package var description: String { "key \(number)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
