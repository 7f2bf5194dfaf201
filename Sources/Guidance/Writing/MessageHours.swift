package import SupportHours

/// What a letter says of hours, at the moment of sending.
package struct MessageHours: Sendable {
    /// A staffed stretch; nil where it has no such end.
    struct Span: Sendable {
        let start: Instant?
        let end: Instant?
    }

    let planName: String
    /// The window at hand; nil while nobody is there.
    let window: Span?
    /// The one after it.
    let nextWindow: Span?
    let display: Zone
    let vendor: Zone

    /// - Parameters:
    ///   - planName: in the letter's language.
    ///   - schedule: the plan's.
    ///   - instant: when the letter is sent.
    ///   - display: the zone on whose clock times are given.
    package init(planName: String, schedule: Schedule, at instant: Instant, display: Zone) {
        self.planName = planName
        self.display = display
        vendor = schedule.zone
        let now = schedule.span(at: instant)
        window = now.status.state == .open ? Span(start: now.since, end: now.until) : nil
        nextWindow = schedule.nextWindow(after: instant).map { Span(start: $0.start, end: $0.end) }
    }
}
