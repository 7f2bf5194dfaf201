import SupportHours

/// Evaluates an expression over a span: its windows, clipped, and the staffed time in them.
///
/// Works in pages of a few years, so that a span of thousands of years takes no more memory than a short one.
struct SpanEvaluation {
    let schedule: Schedule
    let span: Range<Instant>

    /// In which instants are given.
    private let zone: Zone

    init(of schedule: Schedule, in span: Range<Instant>, zone: Zone) {
        self.schedule = schedule
        self.span = span
        self.zone = zone
    }

    private var staffedSeconds: Int64 { schedule.staffedSeconds(in: span) }

    /// One JSON document, in parts.
    func json(with warnings: JSONValue) -> Answer.Output {
        var pages = WindowPages(of: schedule, in: span)
        var head: String? = "{\"windows\":["
        var separator = ""
        var isAtEnd = false
        return .series {
            if let text = head {
                head = nil
                return .text(text)
            }
            if let page = pages.next() {
                let text = page.map { json(of: $0).text }.joined(separator: ",")
                guard !text.isEmpty else { return .text("") }
                defer { separator = "," }
                return .text(separator + text)
            }
            guard !isAtEnd else { return nil }
            isAtEnd = true
            return .text("],\"staffed_seconds\":\(staffedSeconds),\"warnings\":\(warnings.text)}\n")
        }
    }

    private func json(of window: ListedWindow) -> JSONValue {
        .object([
            "start": .string(window.start.formatted(in: zone)),
            "end": .string(window.end.formatted(in: zone)),
            "state": .string(window.status.state.rawValue),
            "comment": JSONValue(window.status.comment),
        ])
    }

    /// A line for each window, and one for the staffed time.
    ///
    /// - Parameter rest: the lines after them.
    func lines(_ environment: CommandEnvironment, then rest: [Line]) -> Answer.Output {
        let say = environment.language
        let today = zone.civil(at: environment.now).date
        var pages = WindowPages(of: schedule, in: span)
        var isAtEnd = false
        return .series {
            if let page = pages.next() {
                return .lines(
                    page.map { window in
                        WindowLine(start: window.start, end: window.end, zone: zone, status: window.status)
                            .line(besides: today, environment)
                    })
            }
            guard !isAtEnd else { return nil }
            isAtEnd = true
            return .lines([.staffedTime(staffedSeconds, in: say)] + rest)
        }
    }
}

/// A span's windows, some years at a time; windows that touch with the same status are joined, across pages too.
private struct WindowPages: IteratorProtocol {
    /// Seconds of a page: five years.
    private static let length: Int64 = 1_826 * 86_400

    private let schedule: Schedule
    private let end: Instant
    private var start: Instant
    /// The last window of the previous page, which may continue in the next one.
    private var held: ListedWindow?

    init(of schedule: Schedule, in span: Range<Instant>) {
        self.schedule = schedule
        start = span.lowerBound
        end = span.upperBound
    }

    mutating func next() -> [ListedWindow]? {
        guard start < end || held != nil else { return nil }
        var page = held.map { [$0] } ?? []
        held = nil
        guard start < end else { return page }
        let next = min(end, start.advanced(bySeconds: Self.length))
        for window in schedule.windows(in: start..<next) {
            if let last = page.last, last.end == window.start, last.status == window.status {
                page[page.count - 1].end = window.end
            } else {
                page.append(window)
            }
        }
        start = next
        if let last = page.last, last.end == next, next < end { held = page.removeLast() }
        return page
    }
}
