import Messages
package import SupportHours

/// A plan's windows as calendar availability. [RFC 7953]
///
/// Open is `AVAILABLE`; time of which nothing is known has a component of its own, more important than the one with the
/// hours, that is busy tentatively; the rest isn't available.
package struct AvailabilityFeed {
    private let plan: FeedPlan
    private let writer: EventWriter
    private let now: Instant

    package init(_ plan: FeedPlan, at now: Instant) {
        self.plan = plan
        self.now = now
        writer = EventWriter(plan: plan, component: .available)
    }

    package var feed: Feed { plan.feed(at: now, asDates: false, text) }

    /// The availability of a span.
    package func text(in span: FeedSpan) -> String {
        text(plan.agenda(in: span, asDates: false), span)
    }

    private func text(_ agenda: Agenda, _ span: FeedSpan) -> String {
        let zone = plan.zone ?? .utc
        let instants = span.instants(in: zone)
        var text = CalendarText()
        text.component("VCALENDAR") { text in
            writer.writeHead(to: &text, method: nil)
            if plan.zone != nil { ZoneComponent(zone, in: instants).write(to: &text) }
            text.component("VAVAILABILITY") { text in
                writeIdentity("availability", to: &text)
                text.add("DTSTART", instants.lowerBound.basic)
                if !agenda.goesOn { text.add("DTEND", instants.upperBound.basic) }
                text.add("BUSYTYPE", "BUSY-UNAVAILABLE")
                text.add("PRIORITY", "5")
                text.add("SUMMARY", text: Wording.feedTitle(plan.name)[plan.language])
                writer.write(agenda.only(.open), to: &text)
            }
            for window in plan.schedule.wholeWindows(in: instants) where window.status.state == .unknown {
                text.component("VAVAILABILITY") { text in
                    writeIdentity("unknown-\(window.start.basic)", to: &text)
                    text.add("DTSTART", window.start.basic)
                    text.add("DTEND", window.end.basic)
                    text.add("BUSYTYPE", "BUSY-TENTATIVE")
                    text.add("PRIORITY", "1")
                    text.add("SUMMARY", text: Wording.feedEvent(plan.name, isCertain: false)[plan.language])
                }
            }
        }
        return text.text
    }

    private func writeIdentity(_ name: String, to text: inout CalendarText) {
        text.add("UID", "\(plan.id.percentEncoded)-\(name)@madoguchi")
        text.add("DTSTAMP", plan.revised.basic)
    }
}
