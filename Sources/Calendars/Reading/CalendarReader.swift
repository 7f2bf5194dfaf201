import Lists
package import SupportHours

/// Reads a calendar from the bytes of a file or a feed, whichever of the supported formats they are in.
package struct CalendarReader: Sendable {
    /// The years for which recurring events are expanded, within 1900 to 2400.
    package let years: ClosedRange<Int>
    /// Decides to which civil days an event with a time of day belongs, and what a time without a zone means.
    package let zone: Zone
    package let limits: CalendarLimits
    /// Finds zones that the source names without defining them.
    let zoneNamed: @Sendable (String) -> Zone?

    /// - Parameters:
    ///   - years: for which recurring events are expanded; clamped to 1900 to 2400.
    ///   - zone: the one in whose civil days the calendar is.
    ///   - zoneNamed: looks up a zone of the tz database.
    package init(
        years: ClosedRange<Int>, zone: Zone, limits: CalendarLimits = CalendarLimits(),
        zoneNamed: @escaping @Sendable (String) -> Zone? = { _ in nil }
    ) {
        self.years = years.clamped(to: 1_900...2_400)
        self.zone = zone
        self.limits = limits
        self.zoneNamed = zoneNamed
    }

    /// iCalendar begins with `BEGIN:`; all else is taken for a table.
    package func read(_ bytes: [UInt8]) -> CalendarReading {
        var findings = Findings(limits)
        guard bytes.count <= limits.bytes else {
            findings.add(.tooManyBytes(limit: limits.bytes), line: nil)
            return CalendarReading(.table, .empty, findings)
        }
        // What has a mark of UTF-8 or UTF-16 is decoded by it.
        var decoder = ListDecoder()
        let decoded = decoder.feed(bytes[...], isEnd: true)
        if let fault = decoder.fault { findings.add(.list(fault), line: nil) }
        let text = decoded.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        if text.isEmpty {
            findings.add(.empty, line: nil)
            return CalendarReading(.table, .empty, findings)
        }
        if text.first == UInt8(ascii: "<") {
            findings.add(.webPage, line: nil)
            return CalendarReading(.table, .empty, findings)
        }
        var lines = UnfoldedLines(decoded)
        if let line = lines.next(), line.bytes.starts(with: "BEGIN:".utf8, by: { $0 & 0xDF == $1 & 0xDF }) {
            let calendar = ICalendarReader(self).read(decoded, &findings)
            return CalendarReading(.iCalendar, calendar, findings)
        }
        let table = TableReader(limits).read(bytes, &findings)
        return CalendarReading(table.isCabinetOffice ? .cabinetOffice : .table, table.calendar, findings)
    }
}
