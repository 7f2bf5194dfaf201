import SupportHours

extension HoursSnapshot {
    /// Each plan's state on one line: `basic: closed until 2026-11-24T23:00:00+09:00 · growth: open`.
    func statusLine(at now: Instant) -> String {
        plans.map { plan in
            let span = plan.schedule.span(at: now)
            let until = span.until.map { " until \($0.formatted(in: display))" } ?? ""
            return "\(plan.id): \(span.status.state.rawValue)\(until)"
        }
        .joined(separator: " · ")
    }
}
