import Messages
import SeededRandom
import Testing

@testable import Documents

/// Documents of aliases on dice: what they expand to is reckoned, and never done.
@Suite("YAML bombs")
struct YAMLBombTests {
    private static let seeds = Seeds.simulated(200)

    @Test("are refused where they expand to too much, and read where they don't")
    func random() {
        for seed in Self.seeds {
            var dice = SeededGenerator(seed: seed)
            let (yaml, size) = Self.bomb(&dice)
            let problems = DocumentProblems()
            let document = YAMLDocument.parse(yaml, problems: problems)
            let isRefused = problems.all.contains { $0.detail.en.contains("expands to more than") }
            if isRefused != (size > 100_000) || (document == nil) != isRefused {
                Issue.record("seed \(seed): \(size) values, refused: \(isRefused), \(problems.all.map(\.detail))")
                return
            }
        }
    }

    /// - Returns: the document, and how many values it has once all aliases are expanded, itself included.
    private static func bomb(_ dice: inout SeededGenerator) -> (yaml: String, size: Double) {
        var sizes: [Double] = []
        var lines: [String] = []
        let levels = Int.random(in: 1...40, using: &dice)
        for level in 0..<levels {
            let isMapping = Bool.random(using: &dice)
            var size = 1.0
            var parts: [String] = []
            for number in 0..<Int.random(in: 1...4, using: &dice) {
                var part = "x"
                if let lower = sizes.indices.randomElement(using: &dice), Int.random(in: 0..<4, using: &dice) > 0 {
                    let chosen = Bool.random(using: &dice) ? sizes.count - 1 : lower
                    part = "*a\(chosen)"
                    size += sizes[chosen]
                } else {
                    size += 1
                }
                if isMapping { size += 1 }
                parts.append(isMapping ? "k\(number): \(part)" : part)
            }
            sizes.append(size)
            let content = parts.joined(separator: ", ")
            lines.append("a\(level): &a\(level) " + (isMapping ? "{\(content)}" : "[\(content)]"))
        }
        // The outermost mapping, and its keys.
        return (lines.joined(separator: "\n"), sizes.reduce(1 + Double(levels), +))
    }
}
