/// Finds what was probably meant by a word that isn't known.
package enum Spelling {
    /// The known word nearest to `word`, ignoring case; nil where none is near enough to be worth asking about.
    package static func nearest(to word: String, among known: some Sequence<String>) -> String? {
        let wanted = Array(word.lowercased().unicodeScalars.prefix(64))
        let reach = min(max(1, wanted.count / 3), 4)
        var best: (word: String, distance: Int)?
        // Each character more or less is a difference of its own, so lengths tell most words apart.
        for candidate in known where abs(candidate.unicodeScalars.count - wanted.count) <= reach {
            let distance = distance(from: wanted, to: Array(candidate.lowercased().unicodeScalars))
            if distance <= reach, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// How many insertions, deletions, substitutions and swaps of neighbours lead from one to the other (the optimal
    /// string alignment distance).
    private static func distance(from source: [Unicode.Scalar], to target: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...target.count)
        for (row, scalar) in source.enumerated() {
            var current = [row + 1]
            for (column, other) in target.enumerated() {
                var cost = min(last[column] + (scalar == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, scalar == target[column - 1], source[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[target.count]
    }
}
