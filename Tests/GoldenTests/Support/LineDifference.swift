/// Two texts line by line: what is there of one alone, with some lines around it.
struct LineDifference {
    /// Lines that are shown around each difference.
    private static let around = 3
    /// Lines after which the rest is only counted.
    private static let most = 120

    private enum Line {
        case both(String)
        case old(String)
        case new(String)

        var differs: Bool {
            if case .both = self { false } else { true }
        }

        var text: String {
            switch self {
            case .both(let text): "    \(text)"
            case .old(let text): "  - \(text)"
            case .new(let text): "  + \(text)"
            }
        }
    }

    private var lines: [Line] = []

    init(from old: String, to new: String) {
        let old = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let new = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if removed.contains(left) {
                lines.append(.old(old[left]))
                left += 1
            } else if inserted.contains(right) {
                lines.append(.new(new[right]))
                right += 1
            } else {
                lines.append(.both(new[right]))
                (left, right) = (left + 1, right + 1)
            }
        }
    }

    /// With `-` before what is missing, `+` before what is new, and `…` where lines are left out.
    var text: String {
        let differing = lines.indices.filter { lines[$0].differs }
        var shown: Set<Int> = []
        for index in differing { shown.formUnion(max(0, index - Self.around)...index + Self.around) }
        var text: [String] = []
        var last = -1
        for index in lines.indices where shown.contains(index) {
            if index > last + 1 { text.append("    …") }
            text.append(lines[index].text)
            last = index
        }
        let rest = text.count - Self.most
        return (text.prefix(Self.most) + (rest > 0 ? ["    … and \(rest) more lines"] : [])).joined(separator: "\n")
    }
}
