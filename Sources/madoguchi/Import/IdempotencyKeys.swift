/// Gives the lines of an import keys that are the same whenever the same lines are imported again.
///
/// A line's key is made of what it says and, where lines say the same, of which of them it is. Lines may so be added,
/// mended and moved between two runs. Two lines of different content with one key, of which there will be none, would
/// be refused by the daemon and not be lost.
struct IdempotencyKeys {
    private let run: String
    /// 64 bits of each content, so that a million lines take some 16 MB.
    private var seen: Set<UInt64> = []
    private var repeated: [UInt64: Int] = [:]

    /// - Parameter run: tells imports apart that are meant to send the same letters again.
    init(run: String) {
        self.run = run
    }

    /// - Parameter content: what a line says, without its secrets.
    mutating func key(for content: some Sequence<UInt8>) -> String {
        var hash = FNV1a()
        hash.combine(run.utf8)
        hash.combine(CollectionOfOne(0))
        hash.combine(content)
        let digits = String(hash.value, radix: 16)
        let padding = String(repeating: "0", count: 32 - digits.count)
        return "import-\(padding)\(digits)-\(occurrence(of: UInt64(truncatingIfNeeded: hash.value)))"
    }

    /// - Returns: 1 for the first.
    private mutating func occurrence(of mark: UInt64) -> Int {
        if seen.insert(mark).inserted { return 1 }
        let count = repeated[mark, default: 1] + 1
        repeated[mark] = count
        return count
    }
}

/// 128 bits of FNV-1a. [RFC 9923]
struct FNV1a {
    private(set) var value: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D

    mutating func combine(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B }
    }
}
