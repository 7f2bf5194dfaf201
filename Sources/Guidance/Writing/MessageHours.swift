package import SupportHours

/// The hours that a message may name, at the moment of sending.
package struct MessageHours: Sendable {
    /// A staffed span; an end is nil where the span has none.
    struct Span: Sendable {
        let start: Instant?
        let end: Instant?
    }

    let planName: String
    /// The present window; nil while the plan isn't staffed.
    let window: Span?
    /// The window after it.
    let nextWindow: Span?
    let display: Zone
    /// The zone on whose clock the plan's hours are stated; nil for a plan that is made of others.
    let vendor: Zone?

    /// - Parameters:
    ///   - planName: in the message's language.
    ///   - schedule: the plan's.
    ///   - instant: when the message is sent.
    ///   - display: the zone in which times are given.
    package init(planName: String, schedule: Schedule, at instant: Instant, display: Zone) {
        self.planName = planName
        self.display = display
        vendor = schedule.civilHours?.zone
        let now = schedule.span(at: instant)
        window = now.status.state == .open ? Span(start: now.since, end: now.until) : nil
        nextWindow = schedule.nextWindow(after: instant).map { Span(start: $0.start, end: $0.end) }
    }
}
