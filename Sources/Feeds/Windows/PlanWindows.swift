import SupportHours

extension Schedule {
    /// Windows up to this length are one event.
    static let longestEvent: Int64 = 7 * 86_400

    /// What is open or unknown and has an instant of the span, each with its own bounds; only a longer one than
    /// `longestEvent` is cut where the span begins and ends.
    func wholeWindows(in span: Range<Instant>) -> [ListedWindow] {
        let reach = Self.longestEvent + 86_400
        let around = span.lowerBound.advanced(bySeconds: -reach)..<span.upperBound.advanced(bySeconds: reach)
        return windows(in: around).compactMap { window in
            guard window.start < span.upperBound, window.end > span.lowerBound else { return nil }
            var window = window
            if window.start == around.lowerBound { window.start = span.lowerBound }
            if window.end == around.upperBound { window.end = span.upperBound }
            return window
        }
    }
}

/// A part of a window that is one event.
struct Piece: Hashable {
    let start: Instant
    let end: Instant
    let status: Status
    /// Where it is a whole day on the clock, of a window that is longer than a week.
    var day: CivilDate?
}

extension ListedWindow {
    /// The window; or, where it is longer than a week, its days on a clock.
    func pieces(in zone: Zone) -> [Piece] {
        guard end.seconds(since: start) > Schedule.longestEvent else {
            return [Piece(start: start, end: end, status: status)]
        }
        var pieces: [Piece] = []
        var from = start
        var date = zone.civil(at: start).date
        while from < end {
            let midnight = zone.midnight(of: date)
            date = date.adding(days: 1)
            let following = min(zone.midnight(of: date), end)
            let isWhole = from == midnight && following == zone.midnight(of: date)
            if from < following {
                pieces.append(
                    Piece(start: from, end: following, status: status, day: isWhole ? date.adding(days: -1) : nil))
            }
            from = max(from, following)
        }
        return pieces
    }
}
