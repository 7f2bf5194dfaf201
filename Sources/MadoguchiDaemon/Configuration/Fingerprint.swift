/// A short number that identifies bytes, to detect changes (FNV-1a, 64 bits). No protection against forgery.
struct Fingerprint: Sendable {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    init() {}

    init(of bytes: some Sequence<UInt8>) {
        combine(bytes)
    }

    mutating func combine(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            value = (value ^ UInt64(byte)) &* 0x0100_0000_01b3
        }
    }

    /// Includes the length, so that neighbouring texts can't run into each other.
    mutating func combine(_ text: String) {
        combine(text.utf8)
        combine(CollectionOfOne(0xFF))
    }

    mutating func combine(_ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { combine($0) }
    }
}
