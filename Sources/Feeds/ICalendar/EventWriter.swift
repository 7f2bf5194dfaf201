import Messages
import SupportHours

/// Writes an agenda as components of a calendar.
struct EventWriter {
    enum Component: String {
        case event = "VEVENT"
        /// [RFC 7953 §3.1]
        case available = "AVAILABLE"
    }

    let plan: FeedPlan
    let component: Component

    func writeHead(to text: inout CalendarText, method: String?) {
        text.add("VERSION", "2.0")
        text.add("PRODID", CalendarFeed.product)
        text.add("CALSCALE", "GREGORIAN")
        if let method { text.add("METHOD", method) }
        let name = Wording.feedTitle(plan.name)[plan.language]
        text.add("NAME", text: name)
        text.add("X-WR-CALNAME", text: name)
        text.add("REFRESH-INTERVAL;VALUE=DURATION", CalendarFeed.refresh)
        text.add("X-PUBLISHED-TTL", CalendarFeed.refresh)
    }

    func write(_ agenda: Agenda, to text: inout CalendarText) {
        var names: [String: Int] = [:]
        for series in agenda.series {
            let base = name(of: series)
            let number = names[base, default: 0] + 1
            names[base] = number
            write(series, name: number == 1 ? base : "\(base)-\(number)", to: &text)
        }
        for piece in agenda.singles {
            text.component(component.rawValue) { text in
                writeIdentity(piece.start.basic, to: &text)
                writeTimes(of: piece, to: &text)
                writeMeaning(piece.status, reason: plan.reason(piece.start), to: &text)
            }
        }
    }

    /// `MOTUWETHFR-060000-PT39600S-open`: stays while the hours do.
    private func name(of series: Agenda.Series) -> String {
        let pattern = series.pattern
        let start = CivilDateTime(date: series.first, secondOfDay: pattern.start)
        return [
            series.weekdays.map(\.calendarCode).joined(),
            pattern.isDay ? "day" : String(start.basic.suffix(6)),
            pattern.isDay ? nil : "PT\(pattern.length)S", pattern.status.state.rawValue,
            series.isFromTheBeginning ? nil : series.first.basic,
        ].compactMap(\.self).joined(separator: "-")
    }

    private func write(_ series: Agenda.Series, name: String, to text: inout CalendarText) {
        guard let zone = plan.zone else { return }
        let start = CivilDateTime(date: series.first, secondOfDay: series.pattern.start)
        func time(on date: CivilDate) -> (parameter: String, value: String) {
            series.pattern.isDay
                ? (";VALUE=DATE", date.basic)
                : (
                    ";TZID=\(zone.identifier)",
                    CivilDateTime(date: date, secondOfDay: series.pattern.start).basic
                )
        }
        text.component(component.rawValue) { text in
            writeIdentity(name, to: &text)
            let first = time(on: series.first)
            text.add("DTSTART\(first.parameter)", first.value)
            if series.pattern.isDay {
                text.add("DURATION", "P1D")
            } else {
                let end = CivilDateTime(localSeconds: start.localSeconds + series.pattern.length)
                text.add("DTEND\(first.parameter)", end.basic)
            }
            text.add("RRULE", rule(of: series, in: zone))
            for date in series.cancelled {
                let time = time(on: date)
                text.add("EXDATE\(time.parameter)", time.value)
            }
            writeMeaning(series.pattern.status, reason: nil, to: &text)
        }
        for (date, piece) in series.replaced {
            text.component(component.rawValue) { text in
                writeIdentity(name, to: &text)
                let time = time(on: date)
                text.add("RECURRENCE-ID\(time.parameter)", time.value)
                writeTimes(of: piece, to: &text)
                writeMeaning(piece.status, reason: plan.reason(piece.start), to: &text)
            }
        }
    }

    private func rule(of series: Agenda.Series, in zone: Zone) -> String {
        let frequency =
            series.weekdays.count == 7
            ? "FREQ=DAILY" : "FREQ=WEEKLY;BYDAY=\(series.weekdays.map(\.calendarCode).joined(separator: ","))"
        guard !series.goesOn else { return frequency }
        let last = CivilDateTime(date: series.last, secondOfDay: series.pattern.start)
        return "\(frequency);UNTIL=\(series.pattern.isDay ? series.last.basic : zone.instant(of: last).basic)"
    }

    private func writeIdentity(_ name: String, to text: inout CalendarText) {
        // Seconds since 2000: a whole number of 32 bits, which rises whenever hours change.
        let sequence = max(0, plan.revised.secondsSinceEpoch - 946_684_800)
        text.add("UID", "\(plan.id.percentEncoded)-\(name)@madoguchi")
        text.add("DTSTAMP", plan.revised.basic)
        text.add("SEQUENCE", "\(sequence)")
    }

    private func writeTimes(of piece: Piece, to text: inout CalendarText) {
        if component == .event, let day = piece.day {
            text.add("DTSTART;VALUE=DATE", day.basic)
            text.add("DURATION", "P1D")
        } else if let zone = plan.zone, zone.showsOnce(at: piece.start), zone.showsOnce(at: piece.end) {
            text.add("DTSTART;TZID=\(zone.identifier)", zone.civil(at: piece.start).basic)
            text.add("DTEND;TZID=\(zone.identifier)", zone.civil(at: piece.end).basic)
        } else {
            // Local times would have two meanings.
            text.add("DTSTART", piece.start.basic)
            text.add("DTEND", piece.end.basic)
        }
    }

    private func writeMeaning(_ status: Status, reason: String?, to text: inout CalendarText) {
        text.add("SUMMARY", text: Wording.feedEvent(plan.name, isCertain: status.state == .open)[plan.language])
        let notes = [status.comment, reason].compactMap(\.self)
        if !notes.isEmpty { text.add("DESCRIPTION", text: notes.joined(separator: "\n")) }
        guard component == .event else { return }
        text.add("STATUS", status.state == .open ? "CONFIRMED" : "TENTATIVE")
        // That a desk is open keeps nobody busy.
        text.add("TRANSP", "TRANSPARENT")
    }
}
