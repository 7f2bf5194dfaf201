import Messages
package import SupportHours

/// A plan's windows as an iCalendar file: to be subscribed to, or read once. [RFC 5545, RFC 7986]
package struct CalendarFeed {
    static let refresh = "PT1H"
    static let product = "-//madoguchi//madoguchi//EN"

    let plan: FeedPlan
    let writer: EventWriter
    private let now: Instant

    package init(_ plan: FeedPlan, at now: Instant) {
        self.plan = plan
        self.now = now
        writer = EventWriter(plan: plan, component: .event)
    }

    /// The calendar from the last New Year on, for three years; or, where little recurs, for 400 days.
    package var feed: Feed { plan.feed(at: now, asDates: true, text) }

    /// The calendar of a span.
    package func text(in span: FeedSpan) -> String {
        text(plan.agenda(in: span, asDates: true), span)
    }

    private func text(_ agenda: Agenda, _ span: FeedSpan) -> String {
        var text = CalendarText()
        text.component("VCALENDAR") { text in
            writer.writeHead(to: &text, method: "PUBLISH")
            if let zone = plan.zone { ZoneComponent(zone, in: span.instants(in: zone)).write(to: &text) }
            writer.write(agenda, to: &text)
        }
        return text.text
    }
}
