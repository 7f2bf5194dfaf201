/// Composes a day from the rules that select it and those that select its eve.
struct DayPatterns: Sendable {
    private static let day = 0..<(24 * 60)

    /// The spans that a rule paints over the 48 hours from the start of a selected day, in order.
    private struct Stroke {
        var minutes: Range<Int>
        var status: Status
    }

    let rules: [OpeningHours.Rule]
    /// The rules, by bit, with times past midnight.
    let pastMidnight: UInt64
    private let strokes: [[Stroke]]

    init(_ rules: [OpeningHours.Rule]) {
        self.rules = rules
        strokes = rules.map(Self.strokes)
        pastMidnight = strokes.enumerated().reduce(0) { bits, rule in
            let reachesOver = rule.element.contains { $0.minutes.upperBound > Self.day.upperBound }
            return reachesOver ? bits | 1 << UInt64(rule.offset) : bits
        }
    }

    /// - Parameters:
    ///   - day: the rules, by bit, that select the day.
    ///   - eve: the rules that select the day before.
    func spans(day: UInt64, eve: UInt64) -> [DaySpan] {
        var painting = DayPainting()
        for (index, rule) in rules.enumerated() {
            let bit: UInt64 = 1 << UInt64(index)
            if day & bit != 0, rule.overrides {
                painting = DayPainting()
            }
            let before = painting
            for stroke in strokes[index] {
                for (isSelected, shift) in [(eve & bit != 0, -Self.day.upperBound), (day & bit != 0, 0)]
                where isSelected {
                    let minutes = (stroke.minutes.lowerBound + shift)..<(stroke.minutes.upperBound + shift)
                    painting.paint(minutes.clamped(to: Self.day), stroke.status)
                }
            }
            if rule.joint == .fallback {
                painting.paint(over: before)
            }
        }
        return painting.spans
    }

    private static func strokes(of rule: OpeningHours.Rule) -> [Stroke] {
        guard !rule.times.isEmpty else {
            return [Stroke(minutes: day, status: rule.status)]
        }
        let guesses = rule.times.compactMap { span -> Stroke? in
            guard span.hasOpenEnd else { return nil }
            // An open end is over when the next span of the list begins.
            let next = rule.times.map(\.minutes.lowerBound).filter { $0 > span.minutes.lowerBound }.min()
            let end = min(span.guessedEnd, max(next ?? .max, span.minutes.upperBound))
            let state: OpenState = rule.status.state == .closed ? .closed : .unknown
            return Stroke(
                minutes: span.minutes.upperBound..<max(end, span.minutes.upperBound),
                status: Status(state, comment: rule.status.comment))
        }
        return guesses + rule.times.map { Stroke(minutes: $0.minutes, status: rule.status) }
    }
}

/// A day that rules are painted on, one over the other.
struct DayPainting {
    /// Sorted, not overlapping; adjacent ones differ. The rest is closed without comment.
    private(set) var spans: [DaySpan] = []

    mutating func paint(_ minutes: Range<Int>, _ status: Status) {
        guard !minutes.isEmpty else { return }
        var pieces: [DaySpan] = []
        for span in spans {
            pieces.append(DaySpan(minutes: span.minutes.clamped(to: 0..<minutes.lowerBound), status: span.status))
            pieces.append(DaySpan(minutes: span.minutes.clamped(to: minutes.upperBound..<1440), status: span.status))
        }
        pieces.append(DaySpan(minutes: minutes, status: status))
        pieces.sort { $0.minutes.lowerBound < $1.minutes.lowerBound }
        spans = []
        for piece in pieces where !piece.minutes.isEmpty && piece.status != .closed {
            if let last = spans.last, last.status == piece.status, last.minutes.upperBound == piece.minutes.lowerBound {
                spans[spans.count - 1].minutes = last.minutes.lowerBound..<piece.minutes.upperBound
            } else {
                spans.append(piece)
            }
        }
    }

    /// Paints what isn't closed in `other` over this.
    mutating func paint(over other: DayPainting) {
        for span in other.spans where span.status.state != .closed {
            paint(span.minutes, span.status)
        }
    }
}
