/// Generates idempotency keys for an import's lines that are the same whenever the same lines are imported again.
///
/// A line's key is made of its content and, where several lines are equal, of its number among them. So lines may be
/// added, corrected and moved between two runs. If two different lines ever had the same key, the daemon would refuse
/// one of them; it wouldn't be lost.
struct IdempotencyKeys {
    private let run: String
    /// 64 bits of each content, so that a million lines take some 16 MB.
    private var seen: Set<UInt64> = []
    private var repeated: [UInt64: Int] = [:]

    /// - Parameter run: distinguishes imports that are meant to send the same messages again.
    init(run: String) {
        self.run = run
    }

    /// - Parameter content: a line's content, without its secrets.
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
