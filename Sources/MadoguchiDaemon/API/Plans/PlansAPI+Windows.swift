import MadoguchiAPI
import Messages
import SupportHours

extension PlansAPI {
    /// The most windows in one answer; further ones are requested page by page.
    static let mostWindows = 1_000
    /// The longest span of windows, in years and in seconds.
    private static let longestYears = 100
    static let longestSpan: Int64 = 36_525 * 86_400

    static let from = Parameters.instant("from", isRequired: true, about: "where the span begins")
    static let requiredTo = Parameters.instant("to", isRequired: true, about: "where the span ends, exclusive")
    static let to = Parameters.instant("to", about: "counts staffed time up to here")
    static let add = Parameters.duration(
        "add", -longestSpan...longestSpan, about: "finds the instant that much staffed time later, or earlier")

    func windows(_ request: Request) throws(Problem) -> Reply {
        let snapshot = current.snapshot
        let plan = try plan(of: request, in: snapshot)
        var query = QueryReader(request, in: snapshot)
        let zone = query.zone()
        let from = query.read(Self.from)
        let to = query.read(Self.requiredTo)
        let span = try query.finish(Self.span(from, to, in: &query))
        let page = Self.listedWindows(of: plan.schedule, in: span)
        let shift = plan.schedule.nextShift(for: zone, after: span.lowerBound)
        let list = WindowList(
            plan: plan.id, zone: zone.identifier, windows: page.windows.map { WindowBounds($0, in: zone) },
            next: page.next?.formatted(in: zone),
            nextShift: shift.map { .init(firstWindow: WindowBounds($0.firstWindow, in: zone), seconds: $0.seconds) })
        return .now(Response(json: list.json))
    }

    func staffedTime(_ request: Request) throws(Problem) -> Reply {
        let snapshot = current.snapshot
        let plan = try plan(of: request, in: snapshot)
        var query = QueryReader(request, in: snapshot)
        let zone = query.zone()
        let from = query.read(Self.from)
        let to = query.read(Self.to)
        let add = query.read(Self.add)
        guard query.has("add") else {
            if !query.has("to") { query.report("to", .needed(or: "add")) }
            let span = try query.finish(Self.span(from, to, in: &query))
            return .now(try Response(StaffedTime(seconds: plan.schedule.staffedSeconds(in: span))))
        }
        if query.has("to") { query.report("add", .excludes("to")) }
        let (start, seconds) = try query.finish(from.flatMap { from in add.map { (from, $0) } })
        let instant = plan.schedule.instant(afterStaffedSeconds: seconds, from: start)
        return .now(try Response(StaffedInstant(at: instant?.formatted(in: zone))))
    }

    /// The span between two instants; reports a wrong order or an excessive length.
    ///
    /// - Parameter longest: in seconds.
    static func span(
        _ from: Instant?, _ to: Instant?, atMost longest: Int64 = longestSpan,
        or fault: FaultMessage = .liesTooFarAfter("from", years: longestYears), in query: inout QueryReader
    ) -> Range<Instant>? {
        guard let from, let to else { return nil }
        guard from <= to else {
            query.report("to", .liesBefore("from"))
            return nil
        }
        guard to.seconds(since: from) <= longest else {
            query.report("to", fault)
            return nil
        }
        return from..<to
    }

    /// The windows that are open or unknown, clipped to the span; what touches with the same status is one.
    ///
    /// Computed a season at a time, so that little more is computed than a page has room for.
    ///
    /// - Returns: the first windows, and where the next page begins; nil where there is none.
    static func listedWindows(
        of schedule: Schedule, in span: Range<Instant>, atMost limit: Int = mostWindows
    ) -> (windows: [ListedWindow], next: Instant?) {
        var windows: [ListedWindow] = []
        var start = span.lowerBound
        while start < span.upperBound {
            let end = min(span.upperBound, start.advanced(bySeconds: 90 * 86_400))
            for listed in schedule.windows(in: start..<end) {
                if let last = windows.last, last.end == listed.start, last.status == listed.status {
                    windows[windows.count - 1].end = listed.end
                } else if windows.count == limit {
                    return (windows, windows.last?.end)
                } else {
                    windows.append(listed)
                }
            }
            start = end
        }
        return (windows, nil)
    }
}
