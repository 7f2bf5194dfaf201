import Glibc

/// SplitMix64: the same numbers for the same seed, everywhere. [Steele, Lea & Flood 2014]
package struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Seeds for property tests: some that stay, and one that is new each time. A failing test names its seed.
package enum Seeds {
    /// MADOGUCHI_SEEDS gives others, as `12,34`: those with which a test failed, or many.
    package static let all: [UInt64] = {
        let asked = getenv("MADOGUCHI_SEEDS").map {
            String(cString: $0).split(separator: ",").compactMap { UInt64($0) }
        }
        return asked ?? [1, 2, 3, 4, 5, .random(in: 1_000...(.max))]
    }()

    /// Fewer, for tests that go through many zones with each of them. `make soak` asks for more by MADOGUCHI_SOAK_SEEDS:
    /// a thousandth of that number, since each of these takes so much longer than a seed of a simulation.
    package static let few: [UInt64] = {
        let asked = getenv("MADOGUCHI_SOAK_SEEDS").flatMap { Int(String(cString: $0)) } ?? 0
        return [1] + (0..<max(1, asked / 1_000)).map { _ in .random(in: 1_000...(.max)) }
    }()

    /// Seeds of a simulation, from 0 on. `make soak` asks for more by MADOGUCHI_SOAK_SEEDS, and says by MADOGUCHI_SOAK_FIRST where
    /// they begin; else each run begins somewhere else. MADOGUCHI_SEEDS names some.
    ///
    /// - Parameter count: how many a test takes.
    package static func simulated(_ count: UInt64) -> [UInt64] {
        func text(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
        if let named = text("MADOGUCHI_SEEDS") { return named.split(separator: ",").compactMap { UInt64($0) } }
        guard let asked = text("MADOGUCHI_SOAK_SEEDS").flatMap({ UInt64($0) }) else { return Array(0..<count) }
        let first = text("MADOGUCHI_SOAK_FIRST").flatMap { UInt64($0) } ?? .random(in: 10_000...1_000_000_000)
        return Array(first..<(first + asked))
    }
}
