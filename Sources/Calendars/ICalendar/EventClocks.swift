import SupportHours

/// The clocks by which one calendar's times are read.
struct EventClocks {
    /// That of floating times, and of the days asked for.
    private let home: Zone
    private let zoneNamed: @Sendable (String) -> Zone?
    private let parser: ZoneDefinitionParser
    /// VTIMEZONEs by their TZID, which are read once they are needed.
    private var components: [String: Component] = [:]
    private var found: [String: Source] = [:]
    /// Transitions that may still be reckoned.
    private(set) var budget: Int

    private enum Source {
        case defined(ZoneDefinition)
        case database(Zone)
        case faulty(CalendarFault)
    }

    init(_ calendar: Component, _ reader: CalendarReader, budget: Int) {
        home = reader.zone
        zoneNamed = reader.zoneNamed
        parser = ZoneDefinitionParser(years: reader.years, limit: reader.limits.transitions)
        self.budget = budget
        for part in calendar.parts where part.name == "VTIMEZONE" {
            if let name = part.all("TZID").first?.value { components[name] = part }
        }
    }

    mutating func instant(of time: EventTime, line: Int) throws(CalendarFault) -> Instant {
        switch time.clock {
        case .date, .floating: home.instant(of: time.civil)
        case .utc: Instant(secondsSinceEpoch: time.civil.localSeconds)
        case .zone(let name):
            switch try source(name, line: line) {
            case .defined(let definition): definition.instant(of: time.civil)
            case .database(let zone): zone.instant(of: time.civil)
            case .faulty(let fault): throw fault
            }
        }
    }

    mutating func civil(
        at instant: Instant, on clock: EventTime.Clock, line: Int
    ) throws(CalendarFault) -> CivilDateTime {
        switch clock {
        case .date, .floating: home.civil(at: instant)
        case .utc: CivilDateTime(localSeconds: instant.secondsSinceEpoch)
        case .zone(let name):
            switch try source(name, line: line) {
            case .defined(let definition): definition.civil(at: instant)
            case .database(let zone): zone.civil(at: instant)
            case .faulty(let fault): throw fault
            }
        }
    }

    /// The day at home.
    func date(at instant: Instant) -> CivilDate { home.civil(at: instant).date }

    private mutating func source(_ name: String, line: Int) throws(CalendarFault) -> Source {
        if let source = found[name] { return source }
        let source: Source
        if let component = components[name] {
            do throws(CalendarFault) {
                source = .defined(try parser.definition(component, &budget))
            } catch {
                source = .faulty(error)
            }
        } else if let zone = zoneNamed(name) {
            source = .database(zone)
        } else {
            throw CalendarFault(.unknownZone(name), line: line)
        }
        found[name] = source
        return source
    }
}
