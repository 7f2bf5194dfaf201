import MadoguchiAPI
import SupportHours

extension Daemon {
    func plans() throws(DaemonError) -> Reply<PlanList> {
        try get(RequestTarget("v1", "plans"))
    }

    func availability(of plan: String, at time: String?, zone: String?) throws(DaemonError) -> Reply<Availability> {
        try ask(RequestTarget("v1", "plans", plan, "availability").with("at", time).with("zone", zone))
    }

    /// Waits until the plan is open (or closed), at most `seconds`; the answer has the state at that time.
    func availability(
        of plan: String, waitingFor state: WaitCommand.AwaitedState, atMost seconds: Int64
    ) throws(DaemonError) -> Reply<Availability> {
        let target = RequestTarget("v1", "plans", plan, "availability").with("wait", state.rawValue)
            .with("timeout", DurationText.iso8601(seconds: seconds))
        return try get(target, within: .seconds(seconds) + Self.timeout)
    }

    /// All windows of a span, over as many pages as necessary.
    func windows(of plan: String, in span: Range<Instant>, zone: String) throws(DaemonError) -> WindowList {
        func page(from start: String) throws(DaemonError) -> WindowList {
            try get(
                RequestTarget("v1", "plans", plan, "windows")
                    .with("from", start).with("to", span.upperBound.formattedInUTC).with("zone", zone)
            ).body
        }
        var list = try page(from: span.lowerBound.formattedInUTC)
        while let next = list.next {
            let more = try page(from: next)
            list.windows += more.windows
            list.next = more.next
        }
        return list
    }

    func staffedTime(of plan: String, from start: String, to end: String) throws(DaemonError) -> Reply<StaffedTime> {
        try ask(RequestTarget("v1", "plans", plan, "staffed-time").with("from", start).with("to", end))
    }

    func instant(
        afterStaffed duration: String, of plan: String, from start: String
    ) throws(DaemonError) -> Reply<StaffedInstant> {
        try ask(RequestTarget("v1", "plans", plan, "staffed-time").with("from", start).with("add", duration))
    }

    func audit(of plan: String) throws(DaemonError) -> Reply<PlanAudit> {
        try get(RequestTarget("v1", "plans", plan, "audit"))
    }

    /// A plan's hours in another program's format.
    func feed(of plan: String, as format: CalendarCommand.Format, zone: String?) throws(DaemonError) -> String {
        do throws(DaemonError) {
            return try get(RequestTarget("plans", plan, format.file).with("zone", zone), as: format.mediaType)
        } catch {
            throw error.named(by: .options(arguments: []))
        }
    }

    /// Asks with parameters that are called as the user's options are.
    private func ask<Body: Decodable>(_ target: RequestTarget) throws(DaemonError) -> Reply<Body> {
        do throws(DaemonError) {
            return try get(target)
        } catch {
            throw error.named(by: .options(arguments: []))
        }
    }
}
