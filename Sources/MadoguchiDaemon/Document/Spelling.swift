/// Finds what was probably meant by a misspelt word.
enum Spelling {
    /// The candidate that fewest edits lead to, if they are few for the word's length; the first of equals.
    static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let folded = Array(word.lowercased().unicodeScalars)
        // Beyond this a suggestion would be a guess, and the cost of comparing grows with the product of lengths.
        guard folded.count <= 64 else { return nil }
        let limit = max(1, folded.count / 3)
        var best: (distance: Int, candidate: String)?
        for candidate in candidates {
            let other = Array(candidate.lowercased().unicodeScalars)
            guard abs(other.count - folded.count) <= limit else { continue }
            let distance = editDistance(folded, other)
            if distance <= limit, distance < best?.distance ?? .max {
                best = (distance, candidate)
            }
        }
        return best?.candidate
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that lead from one to the other (optimal string
    /// alignment).
    private static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
