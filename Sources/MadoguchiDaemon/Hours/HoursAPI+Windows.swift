import MadoguchiAPI
import SupportHours

extension HoursAPI {
    /// Windows that one answer may have.
    static let mostWindows = 10_000
    /// Seconds that a span of windows may have: 100 years.
    static let longestSpan: Int64 = 36_525 * 86_400

    func windows(
        of plan: PlanHours, in snapshot: HoursSnapshot, query: QueryReader
    ) throws(Problem) -> HoursResponse {
        var query = query
        let zone = query.zone(in: snapshot)
        let from = query.required("from", QueryReader.instant(in: zone))
        let to = query.required("to", QueryReader.instant(in: zone))
        let span = try query.finish(Self.span(from, to, in: &query))
        let windows = try Self.openWindows(of: plan.schedule, in: span)
        let shift = plan.schedule.nextShift(for: zone, after: span.lowerBound)
        return HoursResponse(
            WindowList(
                plan: plan.id, zone: zone.identifier, windows: windows.map { WindowBounds($0, in: zone) },
                nextShift: shift.map {
                    .init(firstWindow: WindowBounds($0.firstWindow, in: zone), seconds: $0.seconds)
                }))
    }

    func staffedTime(
        of plan: PlanHours, in snapshot: HoursSnapshot, query: QueryReader
    ) throws(Problem) -> HoursResponse {
        var query = query
        let zone = query.zone(in: snapshot)
        let from = query.required("from", QueryReader.instant(in: zone))
        let to = query.optional("to", QueryReader.instant(in: zone))
        let add = query.optional("add", QueryReader.duration(-Self.longestSpan...Self.longestSpan))
        guard query.has("add") else {
            if !query.has("to") { query.report("to", "or add is missing; give one of them") }
            let span = try query.finish(Self.span(from, to, in: &query))
            return HoursResponse(StaffedTime(seconds: plan.schedule.staffedSeconds(in: span)))
        }
        if query.has("to") { query.report("add", "excludes to; give one of them") }
        let (start, seconds) = try query.finish(from.flatMap { from in add.map { (from, $0) } })
        let instant = plan.schedule.instant(afterStaffedSeconds: seconds, from: start)
        return HoursResponse(StaffedInstant(at: instant?.formatted(in: zone)))
    }

    /// The span between two instants that were read; reports an order or a length that won't do.
    private static func span(_ from: Instant?, _ to: Instant?, in query: inout QueryReader) -> Range<Instant>? {
        guard let from, let to else { return nil }
        guard from <= to else {
            query.report("to", "lies before from")
            return nil
        }
        guard to.seconds(since: from) <= longestSpan else {
            query.report("to", "lies more than 100 years after from; ask for a shorter span")
            return nil
        }
        return from..<to
    }

    /// Stretches in which staff is there, clipped to the span, joined where they touch.
    ///
    /// Asked for a season at a time, so that a span with too many of them is refused before all are drawn up.
    static func openWindows(
        of schedule: Schedule, in span: Range<Instant>, atMost limit: Int = mostWindows
    ) throws(Problem) -> [Window] {
        var windows: [Window] = []
        var start = span.lowerBound
        while start < span.upperBound {
            let end = min(span.upperBound, start.advanced(bySeconds: 90 * 86_400))
            for listed in schedule.windows(in: start..<end) where listed.status.state == .open {
                if let last = windows.last, last.end == listed.start {
                    windows[windows.count - 1].end = listed.end
                } else {
                    windows.append(Window(start: listed.start, end: listed.end))
                }
            }
            guard windows.count <= limit else { throw .tooManyWindows(limit) }
            start = end
        }
        return windows
    }
}
