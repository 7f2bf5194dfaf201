/// What overrides leave to be seen of each other: spans that don't overlap.
struct OverrideLayer: Sendable {
    /// The part of an override that none created later covers. Seconds since the epoch, `[start, end)`.
    struct Part: Hashable, Sendable {
        var start: Int64
        var end: Int64
        let id: Int64
        let state: OpenState
    }

    /// By creation.
    let overrides: [Override]
    /// By time.
    private(set) var parts: [Part] = []

    static let none = OverrideLayer([], after: nil)

    /// - Parameters:
    ///   - overrides: in any order.
    ///   - earlier: a layer whose work is taken over where the overrides only go on after its own.
    init(_ overrides: [Override], after earlier: OverrideLayer?) {
        self.overrides = overrides.sorted { $0.id < $1.id }
        var new = self.overrides[...]
        if let earlier, self.overrides.starts(with: earlier.overrides) {
            parts = earlier.parts
            new = new.dropFirst(earlier.overrides.count)
        }
        for override in new { lay(override) }
    }

    var isEmpty: Bool { parts.isEmpty }

    /// The part in which an instant lies; nil where no override holds.
    func part(at instant: Int64) -> Part? {
        let next = parts.partitioningIndex { $0.end > instant }
        return next < parts.count && parts[next].start <= instant ? parts[next] : nil
    }

    /// The parts that have an instant of the span.
    func parts(from: Int64, to: Int64) -> ArraySlice<Part> {
        let first = parts.partitioningIndex { $0.end > from }
        let last = parts.partitioningIndex { $0.start >= to }
        return parts[first..<max(first, last)]
    }

    /// Whether this layer and another put the same states over the same instants of a span. Which of its overrides do
    /// is no matter.
    func isSame(as other: OverrideLayer, from: Int64, to: Int64) -> Bool {
        parts(from: from, to: to).elementsEqual(other.parts(from: from, to: to)) {
            $0.state == $1.state && max($0.start, from) == max($1.start, from) && min($0.end, to) == min($1.end, to)
        }
    }

    /// Puts an override over all before it.
    private mutating func lay(_ override: Override) {
        let new = Part(
            start: max(override.start.secondsSinceEpoch, Timeline.start),
            end: min(override.end?.secondsSinceEpoch ?? .max, Timeline.end), id: override.id, state: override.state)
        guard new.start < new.end else { return }
        let covered = parts(from: new.start, to: new.end)
        var pieces = [new]
        if var left = covered.first, left.start < new.start {
            left.end = new.start
            pieces.insert(left, at: 0)
        }
        if var right = covered.last, right.end > new.end {
            right.start = new.end
            pieces.append(right)
        }
        parts.replaceSubrange(covered.indices, with: pieces)
    }
}
